#include "ui/stacks/volumesdialog.h"

#include "ui/desktop/icons.h"
#include "ui/desktop/style.h"
#include "ui/widgets/labels.h"

#include <QHBoxLayout>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace ui {

VolumesDialog::VolumesDialog(const QString &project, const QStringList &volumes, QWidget *parent)
    : QDialog(parent)
    , m_removeButton(new QPushButton(tr("Remove %n volumes", nullptr, int(volumes.size())), this))
    , m_cancelButton(new QPushButton(tr("Cancel"), this))
{
    setObjectName(QStringLiteral("volumesDialog"));
    m_removeButton->setObjectName(QStringLiteral("removeButton"));
    m_cancelButton->setObjectName(QStringLiteral("cancelButton"));
    setWindowTitle(tr("Down with volumes"));
    setAttribute(Qt::WA_DeleteOnClose);

    auto *title = new QLabel(tr("Remove %1 and the data in its volumes?").arg(project), this);
    title->setFont(titleFont(font()));
    title->setWordWrap(true);
    auto *text = new QLabel(
        tr("Containers and networks can be made again by Up. What these volumes hold is gone for "
           "good:"),
        this);
    text->setWordWrap(true);
    auto *list = new QListWidget(this);
    list->setObjectName(QStringLiteral("volumeList"));
    list->setAccessibleName(tr("Volumes that are removed"));
    list->addItems(volumes);
    list->setFont(fixedFont(font()));
    list->setSelectionMode(QAbstractItemView::NoSelection);
    list->setFixedHeight(std::clamp(int(volumes.size()), 2, 8) * 26 + 8);

    m_removeButton->setProperty("danger", true);
    m_removeButton->setAutoDefault(false);
    m_cancelButton->setDefault(true);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(m_cancelButton);
    buttons->addWidget(m_removeButton);

    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(metrics::groupSpacing);
    layout->addWidget(title);
    layout->addWidget(text);
    layout->addWidget(list);
    layout->addLayout(buttons);
    setMinimumWidth(420);
    m_cancelButton->setFocus();
    connect(m_removeButton, &QPushButton::clicked, this, &QDialog::accept);
    connect(m_cancelButton, &QPushButton::clicked, this, &QDialog::reject);
}

} // namespace ui
