#include "ui/mainwindow/dialogs.h"

#include "ui/desktop/actions.h"
#include "ui/desktop/icons.h"
#include "ui/desktop/style.h"
#include "ui/widgets/labels.h"

#include <QAction>
#include <QApplication>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QTableWidget>

namespace ui {

namespace {

struct DialogTr
{
    Q_DECLARE_TR_FUNCTIONS(ui)
};

QDialog *makeDialog(const QString &title, const char *name, QWidget *parent)
{
    auto *dialog = new QDialog(parent);
    dialog->setObjectName(QString::fromLatin1(name));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(title);
    return dialog;
}

QDialogButtonBox *addCloseButton(QDialog *dialog, QVBoxLayout *layout)
{
    auto *buttons = new QDialogButtonBox(dialog);
    buttons->addButton(DialogTr::tr("Close"), QDialogButtonBox::RejectRole);
    QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    layout->addWidget(buttons);
    return buttons;
}

QStringList keyTexts(const QAction &action)
{
    QStringList texts;
    for (const QKeySequence &keys : action.shortcuts())
        if (!keys.isEmpty())
            texts.append(keys.toString(QKeySequence::NativeText));
    return texts;
}

} // namespace

void showShortcuts(const Actions &actions, QWidget *parent)
{
    QDialog *dialog = makeDialog(DialogTr::tr("Keyboard shortcuts"), "shortcutsDialog", parent);
    auto *table = new QTableWidget(0, 2, dialog);
    table->setAccessibleName(DialogTr::tr("Keyboard shortcuts"));
    table->setHorizontalHeaderLabels({DialogTr::tr("Action"), DialogTr::tr("Keys")});
    table->verticalHeader()->hide();
    // A header's own minimum is for text that it shows.
    table->verticalHeader()->setMinimumSectionSize(metrics::rowHeight);
    table->setShowGrid(false);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setTabKeyNavigation(false);
    table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    table->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    table->horizontalHeader()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    for (const QAction *action : actions.all()) {
        const QStringList keys = keyTexts(*action);
        if (keys.isEmpty())
            continue;
        const int row = table->rowCount();
        table->insertRow(row);
        table->setItem(row, 0, new QTableWidgetItem(Actions::plainText(*action)));
        table->setItem(row, 1, new QTableWidgetItem(keys.join(QStringLiteral(", "))));
        table->setRowHeight(row, metrics::rowHeight);
    }
    auto *layout = new QVBoxLayout(dialog);
    layout->setSpacing(metrics::groupSpacing);
    layout->addWidget(table);
    addCloseButton(dialog, layout);
    dialog->resize(420, 520);
    dialog->open();
}

void showAbout(QWidget *parent)
{
    QDialog *dialog = makeDialog(DialogTr::tr("About Perry Desktop"), "aboutDialog", parent);
    auto *picture = new QLabel(dialog);
    picture->setPixmap(
        icon(QStringLiteral("app")).pixmap(QSize(64, 64), parent->devicePixelRatioF()));
    auto *title = new QLabel(
        DialogTr::tr("Perry Desktop %1").arg(QApplication::applicationVersion()), dialog);
    title->setFont(titleFont(dialog->font()));
    auto *text = new QLabel(
        DialogTr::tr("Runs container stacks on whatever runtime this machine has."), dialog);
    text->setWordWrap(true);
    auto *licence =
        makeMutedLabel(DialogTr::tr("Free software under the MIT licence. Made with Qt %1.")
                           .arg(QString::fromLatin1(qVersion())),
                       dialog);
    licence->setWordWrap(true);
    auto *words = new QVBoxLayout;
    words->setSpacing(metrics::spacing);
    words->addWidget(title);
    words->addWidget(text);
    words->addWidget(licence);
    words->addStretch();
    auto *top = new QHBoxLayout;
    top->setSpacing(metrics::margin);
    top->addWidget(picture, 0, Qt::AlignTop);
    top->addLayout(words, 1);
    auto *layout = new QVBoxLayout(dialog);
    layout->setSpacing(metrics::margin);
    layout->addLayout(top);
    addCloseButton(dialog, layout);
    dialog->setMinimumWidth(420);
    dialog->open();
}

void askToQuit(int runningJobs, QWidget *parent, std::function<void()> quit)
{
    QDialog *dialog = makeDialog(DialogTr::tr("Quit Perry"), "quitDialog", parent);
    auto *title =
        new QLabel(DialogTr::tr("%n operations are still running.", nullptr, runningJobs), dialog);
    title->setFont(titleFont(dialog->font()));
    auto *text = new QLabel(
        DialogTr::tr("Quitting cancels them: what they have begun is taken back first. Stacks that "
                     "run go on running."),
        dialog);
    text->setWordWrap(true);
    auto *stay = new QPushButton(DialogTr::tr("Keep running"), dialog);
    stay->setObjectName(QStringLiteral("stayButton"));
    stay->setDefault(true);
    auto *leave = new QPushButton(DialogTr::tr("Cancel and quit"), dialog);
    leave->setObjectName(QStringLiteral("leaveButton"));
    leave->setProperty("danger", true);
    leave->setAutoDefault(false);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(stay);
    buttons->addWidget(leave);
    auto *layout = new QVBoxLayout(dialog);
    layout->setSpacing(metrics::groupSpacing);
    layout->addWidget(title);
    layout->addWidget(text);
    layout->addLayout(buttons);
    dialog->setMinimumWidth(420);
    stay->setFocus();
    QObject::connect(stay, &QPushButton::clicked, dialog, &QDialog::reject);
    QObject::connect(leave, &QPushButton::clicked, dialog, &QDialog::accept);
    QObject::connect(dialog, &QDialog::accepted, parent, std::move(quit));
    dialog->open();
}

void chooseComposeFile(const QString &folder,
                       QWidget *parent,
                       std::function<void(const QString &)> chosen)
{
    auto *dialog = new QFileDialog(parent,
                                   DialogTr::tr("Open compose file"),
                                   folder,
                                   DialogTr::tr("Compose files (*.yaml *.yml *.json)"));
    dialog->setObjectName(QStringLiteral("openDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    QObject::connect(dialog, &QFileDialog::fileSelected, parent, std::move(chosen));
    dialog->open();
}

} // namespace ui
