#pragma once

#include <QList>

/// One attribute as it is written in a compose file, and where it shows. The file knows ${FOLDER},
/// a folder of the test; ${POOL}, the start of its addresses; and ${OTHER}, a container that is
/// there.
struct SpecRow
{
    const char *attributes = ""; ///< "cpu_shares: 300"
    /// JSON pointers into what `inspect` says, and the value there; "/*" at the end = one of these.
    const char *dockerPath = "";
    const char *dockerValue = "";
    const char *podmanPath = "";
    const char *podmanValue = "";
    /// Instead: what a shell in the container prints.
    const char *script = "";
    const char *seen = "";
    /// Some versions cannot be told it and are warned of that.
    bool mayBeLost = false;
};

/// Services: containers that are made and inspected.
QList<SpecRow> inspectedRows();
/// Services: containers that are started and looked into.
QList<SpecRow> observedRows();
/// Networks and volumes, as parts of "networks: {n: {…}}".
QList<SpecRow> networkRows();
QList<SpecRow> volumeRows();
/// Builds; the script runs in a container of the image.
QList<SpecRow> buildRows();
