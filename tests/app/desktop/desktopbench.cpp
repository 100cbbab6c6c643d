#include "tests/app/desktop/desktopbench.h"

#include "core/terminal/terminalselection.h"
#include "ui/desktop/theme.h"
#include "ui/graph/graphscene.h"
#include "ui/graph/graphview.h"
#include "ui/graph/nodeitem.h"
#include "ui/logs/logview.h"
#include "ui/models/jobsmodel.h"
#include "ui/models/servicesmodel.h"
#include "ui/terminal/consolepane.h"
#include "ui/terminal/consoletabs.h"
#include "ui/terminal/terminalview.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/labels.h"

#include <QAbstractItemView>
#include <QAction>
#include <QApplication>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPointer>
#include <QTest>
#include <QTreeWidget>
#include <QUrl>

namespace {

using Column = ui::ServicesModel::Column;

bool clickRow(QAbstractItemView *view, int column, const QString &text)
{
    if (view == nullptr || !view->isVisible())
        return false;
    for (int row = 0; row < view->model()->rowCount(); ++row) {
        const QModelIndex index = view->model()->index(row, column);
        if (index.data().toString() != text)
            continue;
        QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, view->visualRect(index).center());
        return true;
    }
    return false;
}

} // namespace

DesktopBench::DesktopBench(const QString &folder)
    : m_settings(folder + QStringLiteral("/settings.ini"))
    , m_desktop(m_settings, m_themes)
{
    // The system's own one is not made of widgets.
    QApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
    QApplication::setApplicationName(QStringLiteral("Perry"));
}

void DesktopBench::show(const QString &path)
{
    m_desktop.show(path);
    if (!QTest::qWaitForWindowActive(&window(), patience))
        qWarning("The window does not get the keyboard.");
}

void DesktopBench::press(const QKeySequence &keys)
{
    QWidget *focus = QApplication::focusWidget();
    QTest::keySequence(focus != nullptr ? focus : &window(), keys);
}

bool DesktopBench::press(ui::ActionId id)
{
    const QAction *action = window().actions()[id];
    if (!QTest::qWaitFor([action] { return action->isEnabled(); }, patience))
        return false;
    press(action->shortcut());
    return true;
}

bool DesktopBench::click(QWidget *button)
{
    if (button == nullptr || !button->isVisible() || !button->isEnabled())
        return false;
    QTest::mouseClick(button, Qt::LeftButton);
    return true;
}

bool DesktopBench::clickService(const QString &service)
{
    return clickRow(part<QAbstractItemView>("servicesView"), int(Column::Service), service);
}

bool DesktopBench::clickStack(const QString &project)
{
    return clickRow(part<QAbstractItemView>("stackList"), 0, project);
}

bool DesktopBench::chooseFile(const QString &path)
{
    if (!press(ui::ActionId::Open))
        return false;
    auto *dialog = part<QFileDialog>("openDialog");
    auto *edit = dialog == nullptr ? nullptr
                                   : dialog->findChild<QLineEdit *>(QStringLiteral("fileNameEdit"));
    if (edit == nullptr)
        return false;
    edit->setText(path);
    QTest::keyClick(edit, Qt::Key_Return);
    const bool gone =
        QTest::qWaitFor([dialog = QPointer(dialog)] { return dialog.isNull(); }, patience);
    // A window manager does that.
    window().activateWindow();
    return gone && QTest::qWaitForWindowActive(&window(), patience);
}

void DesktopBench::drop(const QString &path)
{
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(path)});
    const QPoint middle = window().rect().center();
    QDragEnterEvent enter(middle, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&window(), &enter);
    if (!enter.isAccepted())
        return;
    QDropEvent event(middle, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&window(), &event);
}

bool DesktopBench::typeLine(const QString &line)
{
    const ui::ConsolePane *pane = window().consoles()->pane(window().consoles()->current());
    if (pane == nullptr || !pane->view()->isVisible())
        return false;
    QTest::mouseClick(pane->view()->viewport(), Qt::LeftButton);
    QTest::keyClicks(QApplication::focusWidget(), line);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    return true;
}

QStringList DesktopBench::stacks()
{
    QStringList names;
    const QAbstractItemModel *model = part<QAbstractItemView>("stackList")->model();
    for (int row = 0; row < model->rowCount(); ++row)
        names << model->index(row, 0).data().toString();
    return names;
}

QMap<QString, QString> DesktopBench::services()
{
    QMap<QString, QString> states;
    const QAbstractItemModel *model = part<QAbstractItemView>("servicesView")->model();
    for (int row = 0; row < model->rowCount(); ++row)
        states.insert(model->index(row, int(Column::Service)).data().toString(),
                      model->index(row, int(Column::State)).data().toString());
    return states;
}

QString DesktopBench::reason(const QString &service)
{
    const auto *model =
        static_cast<const ui::ServicesModel *>(part<QAbstractItemView>("servicesView")->model());
    return model->index(model->rowOf(service), int(Column::Service))
        .data(int(ui::ServicesModel::Role::Reason))
        .toString();
}

bool DesktopBench::isOutdated(const QString &service)
{
    const auto *model =
        static_cast<const ui::ServicesModel *>(part<QAbstractItemView>("servicesView")->model());
    const int row = model->rowOf(service);
    return row >= 0 && model->service(row).differs;
}

QColor DesktopBench::cardColor(const QString &service)
{
    auto *view = window().findChild<ui::GraphView *>();
    const ui::NodeItem *node = view->graph().nodeItem(service);
    if (!view->isVisible() || view->isLayingOut() || node == nullptr)
        return {};
    using Metrics = ui::GraphMetrics;
    const QPointF stripe(Metrics::stripeLeft + Metrics::stripeWidth / 2,
                         node->cardRect().center().y());
    const QPoint point = view->mapFromScene(node->mapToScene(stripe));
    const QImage picture = view->viewport()->grab().toImage();
    return picture.valid(point) ? picture.pixelColor(point) : QColor();
}

QColor DesktopBench::colorOf(core::ServiceState state)
{
    return ui::Theme::of(window().palette()).state(state);
}

QStringList DesktopBench::logs()
{
    QStringList lines;
    const core::LogStore &store = window().findChild<ui::LogView *>()->store();
    for (quint64 number = store.first(); number < store.end(); ++number) {
        const core::LogStore::Line line = store.line(number);
        lines << store.services().value(line.service) + QStringLiteral(": ")
                     + QString::fromUtf8(line.text);
    }
    return lines;
}

QString DesktopBench::console()
{
    const ui::ConsolePane *pane = window().consoles()->pane(window().consoles()->current());
    if (pane == nullptr)
        return {};
    const core::Terminal &terminal = pane->view()->terminal();
    return QString::fromStdString(core::textOf(terminal, core::everything(terminal)));
}

QString DesktopBench::banner()
{
    const auto *banner = part<ui::Banner>("windowBanner");
    return banner->isVisible() ? banner->text() : QString();
}

QStringList DesktopBench::problems()
{
    QStringList texts;
    const auto *list = part<QTreeWidget>("problemList");
    for (int row = 0; list->isVisible() && row < list->topLevelItemCount(); ++row) {
        const QTreeWidgetItem *item = list->topLevelItem(row);
        texts << item->text(1) + ": " + item->text(0);
    }
    return texts;
}

QString DesktopBench::activity()
{
    QStringList texts;
    const auto *detail = part<QWidget>("jobDetail");
    texts << detail->findChild<ui::ElidedLabel *>(QStringLiteral("summaryLabel"))->text();
    for (const char *name :
         {"titleLabel", "errorLabel", "hintLabel", "detailLabel", "warningsLabel"}) {
        const auto *label = detail->findChild<QLabel *>(QString::fromLatin1(name));
        if (label->isVisible())
            texts << label->text();
    }
    return texts.join(u'\n');
}

QMap<QString, QString> DesktopBench::steps()
{
    QMap<QString, QString> states;
    const auto *view = part<QAbstractItemView>("stepsView");
    const auto *model = static_cast<const ui::StepsModel *>(view->model());
    for (const core::JobStep &step : model->rows())
        states.insert(step.text, ui::stepStateText(step.state));
    return states;
}

bool DesktopBench::isBusy()
{
    return part<QWidget>("statusLine")
        ->findChild<QWidget *>(QStringLiteral("progress"))
        ->isVisible();
}

void walkThroughLife(DesktopBench &desktop, const WalkedStack &stack)
{
    QMap<QString, QString> notCreated = stack.running;
    for (QString &word : notCreated)
        word = QStringLiteral("not created");
    const QString service = stack.shellOf;

    QVERIFY(desktop.chooseFile(stack.file));
    TRY_COMPARE(desktop.services(), notCreated);
    QCOMPARE(stack.containers(), QStringList());

    QVERIFY(desktop.press(ui::ActionId::Up));
    TRY_COMPARE(desktop.services(), stack.running);
    TRY_VERIFY(!desktop.isBusy());
    QCOMPARE(stack.containers().size(), stack.running.size());

    QVERIFY(desktop.press(ui::ActionId::TabGraph));
    for (auto it = stack.running.cbegin(); it != stack.running.cend(); ++it)
        TRY_COMPARE(desktop.cardColor(it.key()), desktop.colorOf(core::ServiceState::Running));
    QVERIFY(desktop.press(ui::ActionId::TabServices));

    TRY_VERIFY(desktop.logs().contains(stack.logLine));

    QVERIFY(desktop.clickService(service));
    QVERIFY(desktop.press(ui::ActionId::ServiceShell));
    TRY_VERIFY(desktop.typeLine(QStringLiteral("echo hi")));
    TRY_VERIFY(desktop.console().split(u'\n').contains(stack.answer));

    QVERIFY(desktop.clickService(service));
    QVERIFY(desktop.press(ui::ActionId::Down));
    TRY_COMPARE(desktop.services(), notCreated);
    TRY_VERIFY(desktop.banner().contains(QStringLiteral("is down")));
    QCOMPARE(stack.containers(), QStringList());
}
