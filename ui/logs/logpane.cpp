#include "ui/logs/logpane.h"

#include "ui/desktop/style.h"
#include "ui/logs/findfield.h"
#include "ui/logs/flowlayout.h"
#include "ui/logs/servicechip.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLocale>
#include <QPainter>
#include <QPushButton>
#include <QShortcut>
#include <QToolButton>
#include <QVBoxLayout>

namespace ui {

namespace {

constexpr int findWidth = 190;
constexpr int barMargin = 6;
/// Puts the chips, which are lower, on one line with the controls.
constexpr int chipMargin = 3;

} // namespace

LogPane::LogPane(QWidget *parent)
    : QWidget(parent)
    , m_view(new LogView(this))
{
    m_view->setObjectName(QStringLiteral("logView"));
    m_bar = makeBar();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(1); // the hairline under the bar
    layout->addWidget(m_bar);
    layout->addWidget(m_view, 1);
    setFocusProxy(m_view);

    connectFinding();
    connect(m_followButton, &QPushButton::clicked, m_view, &LogView::setFollowing);
    connect(m_clearButton, &QPushButton::clicked, m_view, &LogView::clearView);
    connect(m_restoreButton, &QPushButton::clicked, m_view, &LogView::restoreView);
    connect(m_view, &LogView::followingChanged, this, &LogPane::updateFollowing);
    connect(m_view, &LogView::viewClearedChanged, this, [this](bool cleared) {
        m_restoreButton->setVisible(cleared);
        arrangeBar();
    });
    connect(m_view, &LogView::optionsChanged, this, &LogPane::optionsChanged);
    addShortcuts();
    updateFollowing();
    updateFinding();
    updateColors();
}

QWidget *LogPane::makeBar()
{
    auto *bar = new QWidget(this);
    m_chipArea = new QWidget(bar);
    auto *chips = new FlowLayout(metrics::gap + 2, m_chipArea);
    chips->setContentsMargins(0, chipMargin, 0, chipMargin);
    // As many rows of chips as the width asks for.
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    m_chipArea->setSizePolicy(policy);

    m_controls = makeControls();
    m_barLayout = new QHBoxLayout(bar);
    m_barLayout->setContentsMargins(
        metrics::groupSpacing, barMargin, metrics::groupSpacing, barMargin);
    m_barLayout->setSpacing(metrics::spacing - 2);
    m_barLayout->addWidget(m_chipArea, 1);
    m_barLayout->addWidget(m_controls, 0, Qt::AlignRight | Qt::AlignTop);
    return bar;
}

QWidget *LogPane::makeControls()
{
    auto *controls = new QWidget(this);
    m_findField = new FindField(controls);
    m_findField->setObjectName(QStringLiteral("findField"));
    m_findField->setFixedWidth(findWidth);
    m_previousButton = new QToolButton(controls);
    m_previousButton->setArrowType(Qt::UpArrow);
    m_previousButton->setToolTip(tr("Previous match (Shift+F3)"));
    m_previousButton->setAccessibleName(tr("Previous match"));
    m_nextButton = new QToolButton(controls);
    m_nextButton->setArrowType(Qt::DownArrow);
    m_nextButton->setToolTip(tr("Next match (F3)"));
    m_nextButton->setAccessibleName(tr("Next match"));
    m_followButton = new QPushButton(controls);
    m_followButton->setObjectName(QStringLiteral("followButton"));
    m_followButton->setCheckable(true);
    m_followButton->setToolTip(tr("Keeps the newest line in sight (F)."));
    m_clearButton = new QPushButton(tr("Clear view"), controls);
    m_clearButton->setObjectName(QStringLiteral("clearButton"));
    m_clearButton->setToolTip(tr("Hides the lines up to now (C). Nothing is lost."));
    m_restoreButton = new QPushButton(tr("Restore"), controls);
    m_restoreButton->setObjectName(QStringLiteral("restoreButton"));
    m_restoreButton->setToolTip(tr("Shows the cleared lines again."));
    m_restoreButton->hide();

    auto *row = new QHBoxLayout(controls);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(metrics::spacing - 2);
    for (QWidget *control : std::initializer_list<QWidget *>{m_findField,
                                                             m_previousButton,
                                                             m_nextButton,
                                                             m_followButton,
                                                             m_restoreButton,
                                                             m_clearButton})
        row->addWidget(control);
    return controls;
}

void LogPane::arrangeBar()
{
    // The chips get a row of their own when they do not fit beside the controls.
    const int wanted = m_chipArea->sizeHint().width() + m_controls->sizeHint().width()
                       + 2 * metrics::groupSpacing + metrics::spacing;
    m_barLayout->setDirection(wanted > width() ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
}

void LogPane::connectFinding()
{
    connect(m_findField, &QLineEdit::textChanged, m_view, &LogView::setQuery);
    connect(m_findField, &FindField::nextRequested, m_view, &LogView::findNext);
    connect(m_findField, &FindField::previousRequested, m_view, &LogView::findPrevious);
    connect(m_findField, &FindField::left, m_view, [this] { m_view->setFocus(); });
    connect(m_nextButton, &QToolButton::clicked, m_view, &LogView::findNext);
    connect(m_previousButton, &QToolButton::clicked, m_view, &LogView::findPrevious);
    connect(m_view, &LogView::findingChanged, this, &LogPane::updateFinding);
    connect(m_view, &LogView::findRequested, this, &LogPane::focusFind);
}

void LogPane::addShortcuts()
{
    const auto add = [this](const QKeySequence &keys, auto slot) {
        auto *shortcut = new QShortcut(keys, this);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, slot);
    };
    add(QKeySequence(Qt::Key_F3), [this] { m_view->findNext(); });
    add(QKeySequence(Qt::SHIFT | Qt::Key_F3), [this] { m_view->findPrevious(); });
}

void LogPane::setServices(const QStringList &services)
{
    m_view->setServices(services);
    const QStringList wanted = m_view->services();
    for (auto chip = m_chips.begin(); chip != m_chips.end();) {
        if (wanted.contains(chip.key())) {
            ++chip;
            continue;
        }
        delete chip.value();
        chip = m_chips.erase(chip);
    }
    syncChips();
}

void LogPane::append(const core::LogBatch &lines)
{
    const qsizetype known = m_view->store().services().size();
    m_view->append(lines);
    if (m_view->store().services().size() != known)
        syncChips();
}

void LogPane::clearAll()
{
    qDeleteAll(m_chips);
    m_chips.clear();
    m_findField->clear();
    m_view->clearAll();
}

void LogPane::syncChips()
{
    for (const QString &service : m_view->services()) {
        if (m_chips.contains(service))
            continue;
        auto *chip = new ServiceChip(service, m_chipArea);
        m_chips.insert(service, chip);
        m_chipArea->layout()->addWidget(chip);
        chip->show();
        connect(chip, &QAbstractButton::toggled, this, &LogPane::applyHidden);
        connect(chip, &ServiceChip::soloRequested, this, &LogPane::showOnly);
        connect(chip, &ServiceChip::allRequested, this, [this] { showOnly({}); });
    }
    updateColors();
    applyHidden();
    arrangeBar();
}

void LogPane::showOnly(const QString &service)
{
    for (ServiceChip *chip : std::as_const(m_chips)) {
        const QSignalBlocker blocker(chip);
        chip->setChecked(service.isEmpty() || chip->service() == service);
    }
    applyHidden();
}

void LogPane::applyHidden()
{
    QSet<QString> hidden;
    for (const ServiceChip *chip : std::as_const(m_chips)) {
        if (!chip->isChecked())
            hidden << chip->service();
    }
    m_view->setHiddenServices(hidden);
}

void LogPane::focusFind()
{
    m_findField->setFocus(Qt::ShortcutFocusReason);
    m_findField->selectAll();
}

void LogPane::updateFinding()
{
    const LogFinder &finder = m_view->finder();
    const bool isAsked = !m_findField->text().isEmpty();
    const QString problem = finder.problem();
    const auto found = qsizetype(finder.lines().size());
    QString outcome;
    if (isAsked && !problem.isEmpty()) {
        outcome = tr("Not possible");
    } else if (isAsked && finder.isActive()) {
        const QLocale locale;
        outcome = found == 0 && finder.isRunning()
                      ? tr("…")
                      : tr("%1 of %2")
                            .arg(locale.toString(finder.currentNumber()), locale.toString(found));
    }
    m_findField->setOutcome(outcome, !problem.isEmpty());
    m_findField->setAccessibleDescription(problem.isEmpty() ? outcome : problem);
    m_findField->setStatusTip(problem);
    if (isAsked && !problem.isEmpty())
        m_findField->setToolTip(problem);
    else
        m_findField->setToolTip(FindField::helpText());
    m_previousButton->setEnabled(found > 0);
    m_nextButton->setEnabled(found > 0);
}

void LogPane::updateFollowing()
{
    const bool following = m_view->isFollowing();
    m_followButton->setChecked(following);
    m_followButton->setText(following ? tr("Following") : tr("Follow"));
}

void LogPane::updateColors()
{
    m_view->setAppearance(LogAppearance::of(Theme::of(palette())));
    for (ServiceChip *chip : std::as_const(m_chips))
        chip->setColor(m_view->serviceColor(chip->service()));
}

void LogPane::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        updateColors();
}

void LogPane::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrangeBar();
}

void LogPane::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(
        0, m_bar->geometry().bottom() + 1, width(), 1, Theme::of(palette()).color(Role::Hairline));
}

} // namespace ui
