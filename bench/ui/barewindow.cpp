#include <QApplication>
#include <QMainWindow>

/// The least that a Qt Widgets program can be: what bench/desktop compares the app with.
int main(int argc, char *argv[])
{
    const QApplication app(argc, argv);
    QMainWindow window;
    window.resize(1280, 800);
    window.show();
    return QApplication::exec();
}
