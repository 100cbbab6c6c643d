<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>app::Desktop</name>
    <message>
        <source>Runs container stacks on whatever runtime this machine has.</source>
        <translation>Betreibt Container-Stacks mit jeder Laufzeit, die dieser Rechner hat.</translation>
    </message>
    <message>
        <source>Colours: light, dark or system.</source>
        <translation>Farben: light, dark oder system.</translation>
    </message>
    <message>
        <source>A compose file, or a folder that has one.</source>
        <translation>Eine Compose-Datei oder ein Ordner mit einer.</translation>
    </message>
    <message>
        <source>error: --theme takes light, dark or system</source>
        <translation>Fehler: --theme erwartet light, dark oder system</translation>
    </message>
</context>
<context>
    <name>backends</name>
    <message>
        <source>%1 gave an answer that Perry cannot read.</source>
        <translation>%1 gab eine Antwort, die Perry nicht lesen kann.</translation>
    </message>
    <message>
        <source>You may not use %1: its socket belongs to another group.</source>
        <translation>%1 darf nicht benutzt werden: Der Socket gehört einer anderen Gruppe.</translation>
    </message>
    <message>
        <source>Add yourself to the group docker and sign in again. Whoever is in that group is as powerful as root.</source>
        <translation>In die Gruppe docker eintragen und neu anmelden. Wer in dieser Gruppe ist, hat die Macht von root.</translation>
    </message>
    <message>
        <source>%1 is not running.</source>
        <translation>%1 läuft nicht.</translation>
    </message>
    <message>
        <source>Start it, for example with: sudo systemctl start docker</source>
        <translation>Starten, zum Beispiel mit: sudo systemctl start docker</translation>
    </message>
    <message>
        <source>Podman&apos;s service does not answer.</source>
        <translation>Der Dienst von Podman antwortet nicht.</translation>
    </message>
    <message>
        <source>Start its machine with: podman machine start</source>
        <translation>Seine Maschine starten mit: podman machine start</translation>
    </message>
    <message>
        <source>%1 cannot be reached.</source>
        <translation>%1 ist nicht erreichbar.</translation>
    </message>
    <message>
        <source>Check DOCKER_HOST and the current docker context.</source>
        <translation>DOCKER_HOST und den aktuellen Docker-Kontext prüfen.</translation>
    </message>
    <message>
        <source>The docker command line is too old for this engine.</source>
        <translation>Die Docker-Befehlszeile ist zu alt für diese Engine.</translation>
    </message>
    <message>
        <source>Update the docker command line.</source>
        <translation>Die Docker-Befehlszeile aktualisieren.</translation>
    </message>
    <message>
        <source>%1 does not find the OCI runtime %2.</source>
        <translation>%1 findet die OCI-Laufzeit %2 nicht.</translation>
    </message>
    <message>
        <source>Install crun or runc, or name an installed one as runtime in containers.conf.</source>
        <translation>crun oder runc installieren oder eine installierte als runtime in containers.conf eintragen.</translation>
    </message>
    <message>
        <source>%1 does not find its network plugin %2.</source>
        <translation>%1 findet sein Netzwerk-Plugin %2 nicht.</translation>
    </message>
    <message>
        <source>Install the package containernetworking-plugins, or set network_backend to netavark in containers.conf.</source>
        <translation>Das Paket containernetworking-plugins installieren oder network_backend in containers.conf auf netavark setzen.</translation>
    </message>
    <message>
        <source>%1 does not find its helper program %2.</source>
        <translation>%1 findet sein Hilfsprogramm %2 nicht.</translation>
    </message>
    <message>
        <source>Install the package of that name.</source>
        <translation>Das Paket dieses Namens installieren.</translation>
    </message>
    <message>
        <source>%1 has no init program for containers with &quot;init: true&quot;.</source>
        <translation>%1 hat kein Init-Programm für Container mit „init: true“.</translation>
    </message>
    <message>
        <source>Install the package catatonit, or remove &quot;init&quot; from the service.</source>
        <translation>Das Paket catatonit installieren oder „init“ beim Dienst entfernen.</translation>
    </message>
    <message>
        <source>%1 may not raise a resource limit (ulimit) of the container.</source>
        <translation>%1 darf eine Ressourcengrenze (ulimit) des Containers nicht erhöhen.</translation>
    </message>
    <message>
        <source>Lower the ulimits of the service, or set default_ulimits in containers.conf to what this user has.</source>
        <translation>Die ulimits des Dienstes senken oder default_ulimits in containers.conf auf das setzen, was dieser Benutzer hat.</translation>
    </message>
    <message>
        <source>Port %2 is too low for a user&apos;s own containers.</source>
        <translation>Port %2 ist zu niedrig für eigene Container eines Benutzers.</translation>
    </message>
    <message>
        <source>Publish a port from 1024 on, or lower net.ipv4.ip_unprivileged_port_start.</source>
        <translation>Einen Port ab 1024 veröffentlichen oder net.ipv4.ip_unprivileged_port_start senken.</translation>
    </message>
    <message>
        <source>Port %2 is already in use.</source>
        <translation>Port %2 wird schon benutzt.</translation>
    </message>
    <message>
        <source>Stop what uses it, or publish another port.</source>
        <translation>Das beenden, was ihn benutzt, oder einen anderen Port veröffentlichen.</translation>
    </message>
    <message>
        <source>A port that the container publishes is already in use.</source>
        <translation>Ein Port, den der Container veröffentlicht, wird schon benutzt.</translation>
    </message>
    <message>
        <source>%1 cannot choose a free port from a range.</source>
        <translation>%1 kann keinen freien Port aus einem Bereich wählen.</translation>
    </message>
    <message>
        <source>Publish one port, or a range as long as the container&apos;s.</source>
        <translation>Einen Port veröffentlichen oder einen Bereich, der so lang ist wie der des Containers.</translation>
    </message>
    <message>
        <source>There is already a container named %2.</source>
        <translation>Es gibt schon einen Container namens %2.</translation>
    </message>
    <message>
        <source>Remove or rename that container.</source>
        <translation>Diesen Container entfernen oder umbenennen.</translation>
    </message>
    <message>
        <source>Other containers depend on this one and have to be removed first.</source>
        <translation>Andere Container hängen von diesem ab und müssen zuerst entfernt werden.</translation>
    </message>
    <message>
        <source>Remove the containers that share its network or namespaces before it.</source>
        <translation>Zuerst die Container entfernen, die sein Netzwerk oder seine Namensräume teilen.</translation>
    </message>
    <message>
        <source>The container whose network is shared does not run.</source>
        <translation>Der Container, dessen Netzwerk geteilt wird, läuft nicht.</translation>
    </message>
    <message>
        <source>Start that container first.</source>
        <translation>Zuerst diesen Container starten.</translation>
    </message>
    <message>
        <source>There is no container named %2.</source>
        <translation>Es gibt keinen Container namens %2.</translation>
    </message>
    <message>
        <source>It may have been removed meanwhile; refresh the list.</source>
        <translation>Er kann inzwischen entfernt worden sein; die Liste aktualisieren.</translation>
    </message>
    <message>
        <source>The container does not allow this in its present state.</source>
        <translation>Der Container erlaubt das in seinem Zustand nicht.</translation>
    </message>
    <message>
        <source>Look at its state and start or stop it first.</source>
        <translation>Seinen Zustand ansehen und ihn zuerst starten oder anhalten.</translation>
    </message>
    <message>
        <source>The image does not exist for the platform %2.</source>
        <translation>Das Image gibt es nicht für die Plattform %2.</translation>
    </message>
    <message>
        <source>Choose another tag, or set &quot;platform&quot; to one that the image has.</source>
        <translation>Einen anderen Tag wählen oder „platform“ auf eine setzen, die das Image hat.</translation>
    </message>
    <message>
        <source>The image %2 does not exist in its registry.</source>
        <translation>Das Image %2 gibt es in seiner Registry nicht.</translation>
    </message>
    <message>
        <source>Check the name and the tag.</source>
        <translation>Namen und Tag prüfen.</translation>
    </message>
    <message>
        <source>The image %2 does not exist, or its registry wants you to sign in.</source>
        <translation>Das Image %2 gibt es nicht, oder seine Registry verlangt eine Anmeldung.</translation>
    </message>
    <message>
        <source>Check the name, or sign in to the registry with: %3 login</source>
        <translation>Den Namen prüfen oder bei der Registry anmelden mit: %3 login</translation>
    </message>
    <message>
        <source>The registry allows no more downloads for now.</source>
        <translation>Die Registry erlaubt vorerst keine weiteren Downloads.</translation>
    </message>
    <message>
        <source>Wait, or sign in to the registry to get a higher limit.</source>
        <translation>Warten oder bei der Registry anmelden, um eine höhere Grenze zu bekommen.</translation>
    </message>
    <message>
        <source>The registry wants you to sign in.</source>
        <translation>Die Registry verlangt eine Anmeldung.</translation>
    </message>
    <message>
        <source>Sign in to the registry with: %3 login</source>
        <translation>Bei der Registry anmelden mit: %3 login</translation>
    </message>
    <message>
        <source>The registry speaks plain HTTP, which %1 refuses.</source>
        <translation>Die Registry spricht unverschlüsseltes HTTP, was %1 ablehnt.</translation>
    </message>
    <message>
        <source>Declare it an insecure registry in the runtime&apos;s settings, or give it a certificate.</source>
        <translation>In den Einstellungen der Laufzeit als unsichere Registry eintragen oder ihr ein Zertifikat geben.</translation>
    </message>
    <message>
        <source>The registry %2 cannot be found.</source>
        <translation>Die Registry %2 ist nicht zu finden.</translation>
    </message>
    <message>
        <source>Check the name of the image and the network connection.</source>
        <translation>Den Namen des Images und die Netzwerkverbindung prüfen.</translation>
    </message>
    <message>
        <source>The registry %2 does not answer.</source>
        <translation>Die Registry %2 antwortet nicht.</translation>
    </message>
    <message>
        <source>Check the network connection, or try again later.</source>
        <translation>Die Netzwerkverbindung prüfen oder es später noch einmal versuchen.</translation>
    </message>
    <message>
        <source>The image %2 is not on this machine.</source>
        <translation>Das Image %2 ist nicht auf diesem Rechner.</translation>
    </message>
    <message>
        <source>Pull or build it first.</source>
        <translation>Zuerst holen oder bauen.</translation>
    </message>
    <message>
        <source>The image is in use by a container.</source>
        <translation>Das Image wird von einem Container benutzt.</translation>
    </message>
    <message>
        <source>Remove that container first.</source>
        <translation>Zuerst diesen Container entfernen.</translation>
    </message>
    <message>
        <source>There is already a network named %2.</source>
        <translation>Es gibt schon ein Netzwerk namens %2.</translation>
    </message>
    <message>
        <source>Use it as an external network, or remove it first.</source>
        <translation>Es als externes Netzwerk benutzen oder zuerst entfernen.</translation>
    </message>
    <message>
        <source>There is already a volume named %2.</source>
        <translation>Es gibt schon ein Volume namens %2.</translation>
    </message>
    <message>
        <source>Use it as an external volume, or remove it first.</source>
        <translation>Es als externes Volume benutzen oder zuerst entfernen.</translation>
    </message>
    <message>
        <source>The network %2 is still in use by a container.</source>
        <translation>Das Netzwerk %2 wird noch von einem Container benutzt.</translation>
    </message>
    <message>
        <source>Remove or disconnect the containers that are on it.</source>
        <translation>Die Container darin entfernen oder trennen.</translation>
    </message>
    <message>
        <source>The volume %2 is still in use by a container.</source>
        <translation>Das Volume %2 wird noch von einem Container benutzt.</translation>
    </message>
    <message>
        <source>Remove the containers that mount it first.</source>
        <translation>Zuerst die Container entfernen, die es einhängen.</translation>
    </message>
    <message>
        <source>There is no network named %2.</source>
        <translation>Es gibt kein Netzwerk namens %2.</translation>
    </message>
    <message>
        <source>Create it, or correct the name of the external network.</source>
        <translation>Es anlegen oder den Namen des externen Netzwerks berichtigen.</translation>
    </message>
    <message>
        <source>There is no volume named %2.</source>
        <translation>Es gibt kein Volume namens %2.</translation>
    </message>
    <message>
        <source>Create it, or correct the name of the external volume.</source>
        <translation>Es anlegen oder den Namen des externen Volumes berichtigen.</translation>
    </message>
    <message>
        <source>%1 has no free address range for another network.</source>
        <translation>%1 hat keinen freien Adressbereich für ein weiteres Netzwerk.</translation>
    </message>
    <message>
        <source>Remove networks that are no longer used.</source>
        <translation>Netzwerke entfernen, die nicht mehr gebraucht werden.</translation>
    </message>
    <message>
        <source>The subnet of the network is already used on this machine.</source>
        <translation>Das Subnetz des Netzwerks wird auf diesem Rechner schon benutzt.</translation>
    </message>
    <message>
        <source>Choose another subnet, or leave the choice to the runtime.</source>
        <translation>Ein anderes Subnetz wählen oder die Wahl der Laufzeit überlassen.</translation>
    </message>
    <message>
        <source>A fixed address needs a network with a subnet of its own.</source>
        <translation>Eine feste Adresse braucht ein Netzwerk mit eigenem Subnetz.</translation>
    </message>
    <message>
        <source>Give the network a subnet in &quot;ipam&quot;.</source>
        <translation>Dem Netzwerk in „ipam“ ein Subnetz geben.</translation>
    </message>
    <message>
        <source>The folder or file %2 does not exist.</source>
        <translation>Den Ordner oder die Datei %2 gibt es nicht.</translation>
    </message>
    <message>
        <source>Create it, or correct the path in &quot;volumes&quot;.</source>
        <translation>Anlegen oder den Pfad in „volumes“ berichtigen.</translation>
    </message>
    <message>
        <source>The virtual machine of %1 does not share this folder.</source>
        <translation>Die virtuelle Maschine von %1 gibt diesen Ordner nicht frei.</translation>
    </message>
    <message>
        <source>Share the folder in the settings of the runtime.</source>
        <translation>Den Ordner in den Einstellungen der Laufzeit freigeben.</translation>
    </message>
    <message>
        <source>The command %2 does not exist in the image.</source>
        <translation>Den Befehl %2 gibt es im Image nicht.</translation>
    </message>
    <message>
        <source>Correct the command or the entrypoint, or use another image.</source>
        <translation>Befehl oder Entrypoint berichtigen oder ein anderes Image benutzen.</translation>
    </message>
    <message>
        <source>The command %2 may not be executed in the image.</source>
        <translation>Der Befehl %2 darf im Image nicht ausgeführt werden.</translation>
    </message>
    <message>
        <source>Make it executable in the image, or correct the entrypoint.</source>
        <translation>Im Image ausführbar machen oder den Entrypoint berichtigen.</translation>
    </message>
    <message>
        <source>The image does not say what to run, and neither does the service.</source>
        <translation>Weder das Image noch der Dienst sagt, was laufen soll.</translation>
    </message>
    <message>
        <source>Set a command or an entrypoint.</source>
        <translation>Einen Befehl oder Entrypoint setzen.</translation>
    </message>
    <message>
        <source>The image was made for another processor.</source>
        <translation>Das Image ist für einen anderen Prozessor gemacht.</translation>
    </message>
    <message>
        <source>Choose an image for this machine&apos;s architecture, or install emulation.</source>
        <translation>Ein Image für die Architektur dieses Rechners wählen oder Emulation installieren.</translation>
    </message>
    <message>
        <source>The user or group %2 does not exist in the image.</source>
        <translation>Den Benutzer oder die Gruppe %2 gibt es im Image nicht.</translation>
    </message>
    <message>
        <source>Use a number, or a name that the image knows.</source>
        <translation>Eine Zahl benutzen oder einen Namen, den das Image kennt.</translation>
    </message>
    <message>
        <source>%1 does not have this log driver.</source>
        <translation>%1 hat diesen Log-Treiber nicht.</translation>
    </message>
    <message>
        <source>Choose another driver in &quot;logging&quot;.</source>
        <translation>In „logging“ einen anderen Treiber wählen.</translation>
    </message>
    <message>
        <source>%1 cannot write to the journal of this machine.</source>
        <translation>%1 kann nicht in das Journal dieses Rechners schreiben.</translation>
    </message>
    <message>
        <source>Choose another log driver than journald.</source>
        <translation>Einen anderen Log-Treiber als journald wählen.</translation>
    </message>
    <message>
        <source>The device driver for this container is not installed.</source>
        <translation>Der Gerätetreiber für diesen Container ist nicht installiert.</translation>
    </message>
    <message>
        <source>Install the vendor&apos;s container toolkit, such as nvidia-container-toolkit.</source>
        <translation>Das Container-Toolkit des Herstellers installieren, etwa nvidia-container-toolkit.</translation>
    </message>
    <message>
        <source>The device %2 does not exist on this machine.</source>
        <translation>Das Gerät %2 gibt es auf diesem Rechner nicht.</translation>
    </message>
    <message>
        <source>Correct the path in &quot;devices&quot;.</source>
        <translation>Den Pfad in „devices“ berichtigen.</translation>
    </message>
    <message>
        <source>The kernel setting %2 may not be set for a container.</source>
        <translation>Die Kernel-Einstellung %2 darf für einen Container nicht gesetzt werden.</translation>
    </message>
    <message>
        <source>Remove it from &quot;sysctls&quot;.</source>
        <translation>Aus „sysctls“ entfernen.</translation>
    </message>
    <message>
        <source>%1 cannot use the control groups of this machine.</source>
        <translation>%1 kann die Control Groups dieses Rechners nicht benutzen.</translation>
    </message>
    <message>
        <source>Set cgroup_manager to cgroupfs in containers.conf, or start systemd.</source>
        <translation>cgroup_manager in containers.conf auf cgroupfs setzen oder systemd starten.</translation>
    </message>
    <message>
        <source>The disk is full.</source>
        <translation>Die Festplatte ist voll.</translation>
    </message>
    <message>
        <source>Remove images, volumes and build caches that are no longer used.</source>
        <translation>Images, Volumes und Build-Caches entfernen, die nicht mehr gebraucht werden.</translation>
    </message>
    <message>
        <source>%1 has no lock left for another container or volume.</source>
        <translation>%1 hat keine Sperre mehr für einen weiteren Container oder ein Volume.</translation>
    </message>
    <message>
        <source>Remove unused containers and volumes, or raise num_locks in containers.conf.</source>
        <translation>Unbenutzte Container und Volumes entfernen oder num_locks in containers.conf erhöhen.</translation>
    </message>
    <message>
        <source>These settings exclude each other: %2.</source>
        <translation>Diese Einstellungen schließen einander aus: %2.</translation>
    </message>
    <message>
        <source>Remove one of them from the service.</source>
        <translation>Eine davon beim Dienst entfernen.</translation>
    </message>
    <message>
        <source>This version of %1 does not know %2.</source>
        <translation>Diese Version von %1 kennt %2 nicht.</translation>
    </message>
    <message>
        <source>The build context %2 does not exist.</source>
        <translation>Den Build-Kontext %2 gibt es nicht.</translation>
    </message>
    <message>
        <source>Correct &quot;context&quot; in &quot;build&quot;.</source>
        <translation>„context“ in „build“ berichtigen.</translation>
    </message>
    <message>
        <source>The build has no Dockerfile.</source>
        <translation>Der Build hat kein Dockerfile.</translation>
    </message>
    <message>
        <source>Correct &quot;dockerfile&quot; in &quot;build&quot;.</source>
        <translation>„dockerfile“ in „build“ berichtigen.</translation>
    </message>
    <message>
        <source>The Dockerfile cannot be read at line %2.</source>
        <translation>Das Dockerfile ist in Zeile %2 nicht lesbar.</translation>
    </message>
    <message>
        <source>Correct that line.</source>
        <translation>Diese Zeile berichtigen.</translation>
    </message>
    <message>
        <source>A step of the build failed: %2.</source>
        <translation>Ein Schritt des Builds ist gescheitert: %2.</translation>
    </message>
    <message>
        <source>Read the output of the build above the error.</source>
        <translation>Die Ausgabe des Builds über dem Fehler lesen.</translation>
    </message>
    <message>
        <source>Docker 29 no longer verifies signatures.</source>
        <translation>Docker 29 prüft keine Signaturen mehr.</translation>
    </message>
    <message>
        <source>Docker verifies content trust only.</source>
        <translation>Docker prüft nur Content Trust.</translation>
    </message>
    <message>
        <source>Rootless: privileged means no more than the user&apos;s own rights.</source>
        <translation>Rootless: privileged bedeutet nicht mehr als die eigenen Rechte des Benutzers.</translation>
    </message>
    <message>
        <source>Only folders that are shared with the virtual machine can be mounted.</source>
        <translation>Nur Ordner, die für die virtuelle Maschine freigegeben sind, können eingehängt werden.</translation>
    </message>
    <message>
        <source>Folders are those of the machine that docker runs on.</source>
        <translation>Ordner sind die des Rechners, auf dem Docker läuft.</translation>
    </message>
    <message>
        <source>context %1</source>
        <translation>Kontext %1</translation>
    </message>
    <message>
        <source>Docker is installed, but its engine does not run.</source>
        <translation>Docker ist installiert, aber seine Engine läuft nicht.</translation>
    </message>
    <message>
        <source>Start Docker Desktop, or the program that provides your engine.</source>
        <translation>Docker Desktop starten oder das Programm, das die Engine bereitstellt.</translation>
    </message>
    <message>
        <source>Start the engine.</source>
        <translation>Die Engine starten.</translation>
    </message>
    <message>
        <source>Docker runs, but this user may not use it.</source>
        <translation>Docker läuft, aber dieser Benutzer darf es nicht benutzen.</translation>
    </message>
    <message>
        <source>Join the group docker and sign in again. Whoever is in that group is as powerful as root; podman works without.</source>
        <translation>In die Gruppe docker eintragen und neu anmelden. Wer in dieser Gruppe ist, hat die Macht von root; Podman kommt ohne aus.</translation>
    </message>
    <message>
        <source>Docker&apos;s context %1 does not exist.</source>
        <translation>Den Docker-Kontext %1 gibt es nicht.</translation>
    </message>
    <message>
        <source>Choose another context.</source>
        <translation>Einen anderen Kontext wählen.</translation>
    </message>
    <message>
        <source>The docker command line and its engine are too far apart.</source>
        <translation>Die Docker-Befehlszeile und ihre Engine liegen zu weit auseinander.</translation>
    </message>
    <message>
        <source>Update the older of the two.</source>
        <translation>Die ältere der beiden aktualisieren.</translation>
    </message>
    <message>
        <source>Docker&apos;s engine does not answer.</source>
        <translation>Die Docker-Engine antwortet nicht.</translation>
    </message>
    <message>
        <source>Docker&apos;s engine does not answer: %1</source>
        <translation>Die Docker-Engine antwortet nicht: %1</translation>
    </message>
    <message>
        <source>This docker command line talks to podman&apos;s service.</source>
        <translation>Diese Docker-Befehlszeile spricht mit dem Dienst von Podman.</translation>
    </message>
    <message>
        <source>Use podman itself: Perry speaks to it directly.</source>
        <translation>Podman selbst benutzen: Perry spricht direkt damit.</translation>
    </message>
    <message>
        <source>Docker is set to Windows containers.</source>
        <translation>Docker ist auf Windows-Container eingestellt.</translation>
    </message>
    <message>
        <source>Switch Docker to Linux containers.</source>
        <translation>Docker auf Linux-Container umstellen.</translation>
    </message>
    <message>
        <source>This docker is older than %1.</source>
        <translation>Dieses Docker ist älter als %1.</translation>
    </message>
    <message>
        <source>Update docker.</source>
        <translation>Docker aktualisieren.</translation>
    </message>
    <message>
        <source>Docker did not answer in time.</source>
        <translation>Docker antwortete nicht rechtzeitig.</translation>
    </message>
    <message>
        <source>It may still be starting; if not, restart it.</source>
        <translation>Es startet vielleicht noch; wenn nicht, neu starten.</translation>
    </message>
    <message>
        <source>The docker command line could not be run.</source>
        <translation>Die Docker-Befehlszeile ließ sich nicht ausführen.</translation>
    </message>
    <message>
        <source>Check that it may be executed, or install docker again.</source>
        <translation>Prüfen, ob sie ausgeführt werden darf, oder Docker neu installieren.</translation>
    </message>
    <message>
        <source>The program named docker is podman in disguise.</source>
        <translation>Das Programm namens docker ist ein verkleidetes Podman.</translation>
    </message>
    <message>
        <source>Use podman itself, or install Docker Engine.</source>
        <translation>Podman selbst benutzen oder Docker Engine installieren.</translation>
    </message>
    <message>
        <source>With CNI, names resolve only with the dnsname plugin.</source>
        <translation>Mit CNI werden Namen nur mit dem Plugin dnsname aufgelöst.</translation>
    </message>
    <message>
        <source>With CNI, names do not resolve on internal networks.</source>
        <translation>Mit CNI werden Namen in internen Netzwerken nicht aufgelöst.</translation>
    </message>
    <message>
        <source>The profile is read where podman&apos;s service runs.</source>
        <translation>Das Profil wird dort gelesen, wo der Dienst von Podman läuft.</translation>
    </message>
    <message>
        <source>Folders are those of the machine that podman runs on.</source>
        <translation>Ordner sind die des Rechners, auf dem Podman läuft.</translation>
    </message>
    <message>
        <source>Containers come back after a reboot only with podman-restart.service.</source>
        <translation>Container kommen nach einem Neustart nur mit podman-restart.service wieder.</translation>
    </message>
    <message>
        <source>podman is set to use a service elsewhere, which does not answer.</source>
        <translation>Podman ist auf einen Dienst anderswo eingestellt, der nicht antwortet.</translation>
    </message>
    <message>
        <source>Unset CONTAINER_HOST, or choose another connection.</source>
        <translation>CONTAINER_HOST aufheben oder eine andere Verbindung wählen.</translation>
    </message>
    <message>
        <source>podman&apos;s virtual machine does not run.</source>
        <translation>Die virtuelle Maschine von Podman läuft nicht.</translation>
    </message>
    <message>
        <source>Start it; if there is none yet, make one with: podman machine init</source>
        <translation>Starten; wenn es noch keine gibt, eine machen mit: podman machine init</translation>
    </message>
    <message>
        <source>podman does not find the runtime that starts containers.</source>
        <translation>Podman findet die Laufzeit nicht, die Container startet.</translation>
    </message>
    <message>
        <source>Install crun or runc, or correct &quot;runtime&quot; in containers.conf.</source>
        <translation>crun oder runc installieren oder „runtime“ in containers.conf berichtigen.</translation>
    </message>
    <message>
        <source>This user has no subordinate user ids for rootless containers.</source>
        <translation>Dieser Benutzer hat keine untergeordneten Benutzer-IDs für Container ohne root.</translation>
    </message>
    <message>
        <source>Give the user a range of ids, and install uidmap if newuidmap is missing.</source>
        <translation>Dem Benutzer einen Bereich von IDs geben und uidmap installieren, wenn newuidmap fehlt.</translation>
    </message>
    <message>
        <source>podman cannot read its configuration.</source>
        <translation>Podman kann seine Konfiguration nicht lesen.</translation>
    </message>
    <message>
        <source>Correct the file that the message names.</source>
        <translation>Die Datei berichtigen, die die Meldung nennt.</translation>
    </message>
    <message>
        <source>podman does not work on this machine.</source>
        <translation>Podman funktioniert auf diesem Rechner nicht.</translation>
    </message>
    <message>
        <source>podman does not work on this machine: %1</source>
        <translation>Podman funktioniert auf diesem Rechner nicht: %1</translation>
    </message>
    <message>
        <source>Run &quot;podman info&quot; in a terminal to see more.</source>
        <translation>„podman info“ in einem Terminal zeigt mehr.</translation>
    </message>
    <message>
        <source>This podman is older than %1.</source>
        <translation>Dieses Podman ist älter als %1.</translation>
    </message>
    <message>
        <source>Update podman.</source>
        <translation>Podman aktualisieren.</translation>
    </message>
    <message>
        <source>podman uses CNI for networks, and the CNI plugins are not installed.</source>
        <translation>Podman benutzt CNI für Netzwerke, und die CNI-Plugins sind nicht installiert.</translation>
    </message>
    <message>
        <source>Install them, or set network_backend = &quot;netavark&quot; under [network] in containers.conf.</source>
        <translation>Sie installieren oder network_backend = &quot;netavark&quot; unter [network] in containers.conf setzen.</translation>
    </message>
    <message>
        <source>podman is set to leave control groups to systemd, which does not run.</source>
        <translation>Podman soll Control Groups systemd überlassen, das nicht läuft.</translation>
    </message>
    <message>
        <source>Set cgroup_manager = &quot;cgroupfs&quot; under [engine] in containers.conf.</source>
        <translation>cgroup_manager = &quot;cgroupfs&quot; unter [engine] in containers.conf setzen.</translation>
    </message>
    <message>
        <source>podman did not answer in time.</source>
        <translation>Podman antwortete nicht rechtzeitig.</translation>
    </message>
    <message>
        <source>Another podman may hold its locks; see what runs.</source>
        <translation>Ein anderes Podman hält vielleicht seine Sperren; nachsehen, was läuft.</translation>
    </message>
    <message>
        <source>The podman command line could not be run.</source>
        <translation>Die Podman-Befehlszeile ließ sich nicht ausführen.</translation>
    </message>
    <message>
        <source>Check that it may be executed, or install podman again.</source>
        <translation>Prüfen, ob sie ausgeführt werden darf, oder Podman neu installieren.</translation>
    </message>
    <message>
        <source>podman gave an answer that Perry cannot read.</source>
        <translation>Podman gab eine Antwort, die Perry nicht lesen kann.</translation>
    </message>
    <message>
        <source>Check that the program is podman, in a version from %1 on.</source>
        <translation>Prüfen, ob das Programm Podman ist, in einer Version ab %1.</translation>
    </message>
    <message>
        <source>%1 could not be started.</source>
        <translation>%1 ließ sich nicht starten.</translation>
    </message>
    <message>
        <source>Check that %1 is installed and may be run.</source>
        <translation>Prüfen, ob %1 installiert ist und ausgeführt werden darf.</translation>
    </message>
    <message>
        <source>%1 did not answer within %2.</source>
        <translation>%1 antwortete nicht innerhalb von %2.</translation>
    </message>
    <message>
        <source>It may be busy or stuck; restarting %1 helps with the latter.</source>
        <translation>Es kann beschäftigt sein oder hängen; gegen Letzteres hilft ein Neustart von %1.</translation>
    </message>
    <message>
        <source>The call was cancelled.</source>
        <translation>Der Aufruf wurde abgebrochen.</translation>
    </message>
    <message>
        <source>The command line of %1 crashed.</source>
        <translation>Die Befehlszeile von %1 ist abgestürzt.</translation>
    </message>
    <message>
        <source>%1 failed with exit code %2.</source>
        <translation>%1 scheiterte mit Exit-Code %2.</translation>
    </message>
    <message>
        <source>%1 refused: %2</source>
        <translation>%1 weigert sich: %2</translation>
    </message>
    <message>
        <source>Update %1, or remove the setting from the service.</source>
        <translation>%1 aktualisieren oder die Einstellung aus dem Dienst entfernen.</translation>
    </message>
    <message>
        <source>Podman&apos;s builder has nothing like it.</source>
        <translation>Der Builder von Podman hat nichts dergleichen.</translation>
    </message>
    <message>
        <source>Docker&apos;s classic builder has nothing like it; install the buildx component.</source>
        <translation>Der klassische Builder von Docker hat nichts dergleichen; die Komponente buildx installieren.</translation>
    </message>
    <message>
        <source>To be run here, it is built for one platform only.</source>
        <translation>Um hier zu laufen, wird es nur für eine Plattform gebaut.</translation>
    </message>
    <message>
        <source>Podman gives an image for several platforms one name only.</source>
        <translation>Podman gibt einem Image für mehrere Plattformen nur einen Namen.</translation>
    </message>
    <message>
        <source>Podman keeps build caches in registries only.</source>
        <translation>Podman bewahrt Build-Caches nur in Registries auf.</translation>
    </message>
    <message>
        <source>Podman names a cache by its repository, &quot;%1&quot;.</source>
        <translation>Podman benennt einen Cache nach seinem Repository, „%1“.</translation>
    </message>
    <message>
        <source>A build takes secrets from files and variables only.</source>
        <translation>Ein Build nimmt Secrets nur aus Dateien und Variablen.</translation>
    </message>
    <message>
        <source>Owner and mode are for the Dockerfile to say, where it mounts the secret.</source>
        <translation>Besitzer und Modus nennt das Dockerfile dort, wo es das Secret einhängt.</translation>
    </message>
    <message>
        <source>Docker&apos;s command line can ask for graphics cards only.</source>
        <translation>Die Docker-Befehlszeile kann nur Grafikkarten verlangen.</translation>
    </message>
    <message>
        <source>Podman can ask for NVIDIA&apos;s graphics cards only.</source>
        <translation>Podman kann nur Grafikkarten von NVIDIA verlangen.</translation>
    </message>
    <message>
        <source>Podman finds the cards as nvidia.com/gpu in the machine&apos;s CDI specifications.</source>
        <translation>Podman findet die Karten als nvidia.com/gpu in den CDI-Spezifikationen des Rechners.</translation>
    </message>
    <message>
        <source>%1 keeps no secrets of its own, so &quot;%2&quot; cannot be an external secret here.</source>
        <translation>%1 bewahrt keine eigenen Secrets auf, deshalb kann „%2“ hier kein externes Secret sein.</translation>
    </message>
    <message>
        <source>Give the secret a file or a variable.</source>
        <translation>Dem Secret eine Datei oder eine Variable geben.</translation>
    </message>
    <message>
        <source>%1 cannot put %2 into a container whose root is read-only.</source>
        <translation>%1 kann %2 nicht in einem Container ablegen, dessen Wurzel nur lesbar ist.</translation>
    </message>
    <message>
        <source>Take it from a file, without uid, gid and mode; or leave out &quot;read_only&quot;.</source>
        <translation>Es aus einer Datei nehmen, ohne uid, gid und mode; oder „read_only“ weglassen.</translation>
    </message>
    <message>
        <source>The words are told as a line for a shell, which the image must have.</source>
        <translation>Die Wörter werden als Zeile für eine Shell übergeben, die das Image haben muss.</translation>
    </message>
    <message>
        <source>%1 has nothing like it.</source>
        <translation>%1 hat nichts dergleichen.</translation>
    </message>
    <message>
        <source>%1 knows it from version %2 on.</source>
        <translation>%1 kennt es ab Version %2.</translation>
    </message>
    <message>
        <source>It is for Windows containers.</source>
        <translation>Es ist für Windows-Container.</translation>
    </message>
    <message>
        <source>Cluster volumes need a swarm.</source>
        <translation>Cluster-Volumes brauchen einen Swarm.</translation>
    </message>
    <message>
        <source>It cannot be told together with what else is wanted of this mount.</source>
        <translation>Es lässt sich nicht zusammen mit dem übergeben, was sonst für diesen Mount verlangt ist.</translation>
    </message>
    <message>
        <source>This docker command line tells it only to an engine from version 25.0 on.</source>
        <translation>Diese Docker-Befehlszeile übergibt es nur an eine Engine ab Version 25.0.</translation>
    </message>
    <message>
        <source>&quot;docker network connect&quot; has no word for it.</source>
        <translation>„docker network connect“ hat kein Wort dafür.</translation>
    </message>
    <message>
        <source>Docker&apos;s command line would change it to lower case.</source>
        <translation>Die Docker-Befehlszeile würde es in Kleinbuchstaben umwandeln.</translation>
    </message>
    <message>
        <source>Podman has no domain name of its own; with &quot;hostname&quot; it becomes part of that.</source>
        <translation>Podman hat keinen eigenen Domainnamen; mit „hostname“ wird er Teil davon.</translation>
    </message>
    <message>
        <source>It becomes part of the host name.</source>
        <translation>Er wird Teil des Rechnernamens.</translation>
    </message>
    <message>
        <source>A container without a network of its own has none.</source>
        <translation>Ein Container ohne eigenes Netzwerk hat keine.</translation>
    </message>
    <message>
        <source>Podman does not look for a free port in a range; %1 is taken.</source>
        <translation>Podman sucht in einem Bereich keinen freien Port; %1 wird genommen.</translation>
    </message>
    <message>
        <source>The runtimes count whole seconds; the rest is cut off.</source>
        <translation>Die Laufzeiten zählen ganze Sekunden; der Rest wird abgeschnitten.</translation>
    </message>
    <message>
        <source>Docker knows &quot;host&quot; only, not &quot;%1&quot;.</source>
        <translation>Docker kennt nur „host“, nicht „%1“.</translation>
    </message>
    <message>
        <source>Podman has no log driver &quot;%1&quot;; it logs as it does by default.</source>
        <translation>Podman hat keinen Log-Treiber „%1“; es benutzt seinen üblichen.</translation>
    </message>
    <message>
        <source>Podman&apos;s own file driver takes the place of &quot;local&quot;.</source>
        <translation>Podmans eigener Datei-Treiber tritt an die Stelle von „local“.</translation>
    </message>
    <message>
        <source>Podman&apos;s log drivers know path, max-size and tag only.</source>
        <translation>Die Log-Treiber von Podman kennen nur path, max-size und tag.</translation>
    </message>
    <message>
        <source>Rootless containers have no limits on a machine with the old control groups.</source>
        <translation>Container ohne root haben auf einem Rechner mit den alten Control Groups keine Grenzen.</translation>
    </message>
    <message>
        <source>The control groups of this machine (version 2) do not know it.</source>
        <translation>Die Control Groups dieses Rechners (Version 2) kennen es nicht.</translation>
    </message>
    <message>
        <source>The network interfaces of this machine changed while %1 was at work.</source>
        <translation>Die Netzwerkschnittstellen dieses Rechners haben sich geändert, während %1 gearbeitet hat.</translation>
    </message>
    <message>
        <source>Try again in a moment.</source>
        <translation>Gleich noch einmal versuchen.</translation>
    </message>
    <message>
        <source>podman leaves health checks to systemd, which does not run; Perry runs them while it runs.</source>
        <translation>podman überlässt Gesundheitsprüfungen systemd, das nicht läuft; Perry führt sie aus, solange es läuft.</translation>
    </message>
</context>
<context>
    <name>core</name>
    <message>
        <source>There is no runtime named &quot;%1&quot;.</source>
        <translation>Es gibt keine Laufzeit namens „%1“.</translation>
    </message>
    <message>
        <source>Runtimes on this platform: %1.</source>
        <translation>Laufzeiten auf dieser Plattform: %1.</translation>
    </message>
    <message>
        <source>%1 was asked for and cannot be used: %2</source>
        <translation>%1 wurde verlangt und kann nicht benutzt werden: %2</translation>
    </message>
    <message>
        <source>No container runtime works on this machine.</source>
        <translation>Auf diesem Rechner funktioniert keine Container-Laufzeit.</translation>
    </message>
    <message>
        <source>Install podman, or start the runtime you have.</source>
        <translation>Podman installieren oder die vorhandene Laufzeit starten.</translation>
    </message>
    <message>
        <source>the file %1 does not exist</source>
        <translation>die Datei %1 gibt es nicht</translation>
    </message>
    <message>
        <source>%1 is a folder, not a file</source>
        <translation>%1 ist ein Ordner, keine Datei</translation>
    </message>
    <message>
        <source>%1 is not a regular file</source>
        <translation>%1 ist keine gewöhnliche Datei</translation>
    </message>
    <message>
        <source>the file %1 cannot be read</source>
        <translation>die Datei %1 ist nicht lesbar</translation>
    </message>
    <message>
        <source>the file %1 is larger than %2 KiB</source>
        <translation>die Datei %1 ist größer als %2 KiB</translation>
    </message>
    <message>
        <source>an external volume cannot have &quot;%1&quot;</source>
        <translation>ein externes Volume kann kein „%1“ haben</translation>
    </message>
    <message>
        <source>must have one of file, environment and content</source>
        <translation>braucht genau eines von file, environment und content</translation>
    </message>
    <message>
        <source>must have one of file and environment</source>
        <translation>braucht genau eines von file und environment</translation>
    </message>
    <message>
        <source>&quot;network_mode&quot; and &quot;networks&quot; exclude each other</source>
        <translation>„network_mode“ und „networks“ schließen einander aus</translation>
    </message>
    <message>
        <source>the service has neither an image nor a build</source>
        <translation>der Dienst hat weder ein Image noch einen Build</translation>
    </message>
    <message>
        <source>&quot;dockerfile&quot; and &quot;dockerfile_inline&quot; exclude each other</source>
        <translation>„dockerfile“ und „dockerfile_inline“ schließen einander aus</translation>
    </message>
    <message>
        <source>&quot;build.platforms&quot; must have the platform %1</source>
        <translation>„build.platforms“ muss die Plattform %1 enthalten</translation>
    </message>
    <message>
        <source>there is no network &quot;%1&quot; at the top level</source>
        <translation>auf der obersten Ebene gibt es kein Netzwerk „%1“</translation>
    </message>
    <message>
        <source>there is no model &quot;%1&quot; at the top level</source>
        <translation>auf der obersten Ebene gibt es kein Modell „%1“</translation>
    </message>
    <message>
        <source>there is no secret &quot;%1&quot; at the top level</source>
        <translation>auf der obersten Ebene gibt es kein Secret „%1“</translation>
    </message>
    <message>
        <source>there is no config &quot;%1&quot; at the top level</source>
        <translation>auf der obersten Ebene gibt es keine Config „%1“</translation>
    </message>
    <message>
        <source>there is no volume &quot;%1&quot; at the top level</source>
        <translation>auf der obersten Ebene gibt es kein Volume „%1“</translation>
    </message>
    <message>
        <source>there is no service &quot;%1&quot;</source>
        <translation>es gibt keinen Dienst „%1“</translation>
    </message>
    <message>
        <source>the service &quot;%1&quot; is switched off</source>
        <translation>der Dienst „%1“ ist ausgeschaltet</translation>
    </message>
    <message>
        <source>activate one of its profiles: %1</source>
        <translation>eines seiner Profile einschalten: %1</translation>
    </message>
    <message>
        <source>&quot;%1&quot; and the value under &quot;deploy&quot; are different</source>
        <translation>„%1“ und der Wert unter „deploy“ sind verschieden</translation>
    </message>
    <message>
        <source>the number of containers must be from 0 to 1000</source>
        <translation>die Zahl der Container muss zwischen 0 und 1000 liegen</translation>
    </message>
    <message>
        <source>%1 containers cannot have the one &quot;container_name&quot;</source>
        <translation>%1 Container können nicht den einen „container_name“ haben</translation>
    </message>
    <message>
        <source>&quot;count&quot; and &quot;device_ids&quot; exclude each other</source>
        <translation>„count“ und „device_ids“ schließen einander aus</translation>
    </message>
    <message>
        <source>the action %1 needs a &quot;target&quot;</source>
        <translation>die Aktion %1 braucht ein „target“</translation>
    </message>
    <message>
        <source>the services depend on each other in a circle: %1</source>
        <translation>die Dienste hängen im Kreis voneinander ab: %1</translation>
    </message>
    <message>
        <source>there are several files to choose from: %1</source>
        <translation>mehrere Dateien stehen zur Wahl: %1</translation>
    </message>
    <message>
        <source>%1 is used</source>
        <translation>%1 wird benutzt</translation>
    </message>
    <message>
        <source>There is no compose.yaml in %1 or a folder above it.</source>
        <translation>In %1 und den Ordnern darüber gibt es keine compose.yaml.</translation>
    </message>
    <message>
        <source>Name a file with -f.</source>
        <translation>Eine Datei mit -f nennen.</translation>
    </message>
    <message>
        <source>unexpected character &quot;%1&quot; in the name of a variable</source>
        <translation>unerwartetes Zeichen „%1“ im Namen einer Variable</translation>
    </message>
    <message>
        <source>the name of a variable cannot contain a blank</source>
        <translation>der Name einer Variable darf kein Leerzeichen enthalten</translation>
    </message>
    <message>
        <source>the quote opened here is never closed</source>
        <translation>das hier geöffnete Anführungszeichen wird nie geschlossen</translation>
    </message>
    <message>
        <source>the variable %1 must be set: %2</source>
        <translation>die Variable %1 muss gesetzt sein: %2</translation>
    </message>
    <message>
        <source>this is not a valid variable: %1</source>
        <translation>das ist keine gültige Variable: %1</translation>
    </message>
    <message>
        <source>there is no name before the &quot;=&quot;</source>
        <translation>vor dem „=“ steht kein Name</translation>
    </message>
    <message>
        <source>there is no service &quot;%1&quot; in %2</source>
        <translation>es gibt keinen Dienst „%1“ in %2</translation>
    </message>
    <message>
        <source>the services extend each other in a circle: %1</source>
        <translation>die Dienste erweitern einander im Kreis: %1</translation>
    </message>
    <message>
        <source>more than %1 services extend each other</source>
        <translation>mehr als %1 Dienste erweitern einander</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is missing</source>
        <translation>„%1“ fehlt</translation>
    </message>
    <message>
        <source>the services extend too much</source>
        <translation>die Dienste erweitern zu viel</translation>
    </message>
    <message>
        <source>did you mean &quot;%1&quot;?</source>
        <translation>war „%1“ gemeint?</translation>
    </message>
    <message>
        <source>the variable %1 is not set and becomes empty</source>
        <translation>die Variable %1 ist nicht gesetzt und wird leer</translation>
    </message>
    <message>
        <source>write ${%1:-} when that is meant</source>
        <translation>${%1:-} schreiben, wenn das so gemeint ist</translation>
    </message>
    <message>
        <source>write $$ for a dollar sign</source>
        <translation>$$ schreiben für ein Dollarzeichen</translation>
    </message>
    <message>
        <source>the variable %1 must be set</source>
        <translation>die Variable %1 muss gesetzt sein</translation>
    </message>
    <message>
        <source>the variables of this text become too large</source>
        <translation>die Variablen dieses Textes werden zu groß</translation>
    </message>
    <message>
        <source>the file is empty</source>
        <translation>die Datei ist leer</translation>
    </message>
    <message>
        <source>the project name &quot;%1&quot; can only have lower case letters, digits, &quot;-&quot; and &quot;_&quot;, and must start with a letter or digit</source>
        <translation>der Projektname „%1“ darf nur Kleinbuchstaben, Ziffern, „-“ und „_“ enthalten und muss mit einem Buchstaben oder einer Ziffer beginnen</translation>
    </message>
    <message>
        <source>a volume cannot be empty text</source>
        <translation>ein Volume kann kein leerer Text sein</translation>
    </message>
    <message>
        <source>there is nothing between two colons of &quot;%1&quot;</source>
        <translation>zwischen zwei Doppelpunkten von „%1“ steht nichts</translation>
    </message>
    <message>
        <source>&quot;%1&quot; has too many colons</source>
        <translation>„%1“ hat zu viele Doppelpunkte</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no protocol; there are tcp, udp and sctp</source>
        <translation>„%1“ ist kein Protokoll; es gibt tcp, udp und sctp</translation>
    </message>
    <message>
        <source>the port of the container is missing in &quot;%1&quot;</source>
        <translation>in „%1“ fehlt der Port des Containers</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not an IP address</source>
        <translation>„%1“ ist keine IP-Adresse</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a port of the container</source>
        <translation>„%1“ ist kein Port des Containers</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a port of the host</source>
        <translation>„%1“ ist kein Port des Rechners</translation>
    </message>
    <message>
        <source>the ranges %1 and %2 have different lengths</source>
        <translation>die Bereiche %1 und %2 sind verschieden lang</translation>
    </message>
    <message>
        <source>YAML reads this as the value %1</source>
        <translation>YAML liest das als den Wert %1</translation>
    </message>
    <message>
        <source>put quotes around it to keep it as it is written</source>
        <translation>in Anführungszeichen setzen, damit es bleibt, wie es geschrieben ist</translation>
    </message>
    <message>
        <source>must be at least %1</source>
        <translation>muss mindestens %1 sein</translation>
    </message>
    <message>
        <source>must be from %1 to %2</source>
        <translation>muss zwischen %1 und %2 liegen</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is text in YAML 1.2</source>
        <translation>„%1“ ist in YAML 1.2 Text</translation>
    </message>
    <message>
        <source>write %1</source>
        <translation>%1 schreiben</translation>
    </message>
    <message>
        <source>a size with a fraction and no unit has no effect</source>
        <translation>eine Größe mit Bruchteil und ohne Einheit hat keine Wirkung</translation>
    </message>
    <message>
        <source>write it with a unit, such as &quot;1.5g&quot;</source>
        <translation>mit einer Einheit schreiben, etwa „1.5g“</translation>
    </message>
    <message>
        <source>must be a whole number</source>
        <translation>muss eine ganze Zahl sein</translation>
    </message>
    <message>
        <source>must be a number</source>
        <translation>muss eine Zahl sein</translation>
    </message>
    <message>
        <source>must be true or false</source>
        <translation>muss true oder false sein</translation>
    </message>
    <message>
        <source>must be a duration such as 1m30s</source>
        <translation>muss eine Dauer sein, etwa 1m30s</translation>
    </message>
    <message>
        <source>must be a size such as 512m</source>
        <translation>muss eine Größe sein, etwa 512m</translation>
    </message>
    <message>
        <source>must be an octal mode such as &quot;0440&quot;</source>
        <translation>muss ein oktaler Modus sein, etwa &quot;0440&quot;</translation>
    </message>
    <message>
        <source>must be text or a number</source>
        <translation>muss Text oder eine Zahl sein</translation>
    </message>
    <message>
        <source>must be text</source>
        <translation>muss Text sein</translation>
    </message>
    <message>
        <source>must be text, a list or a map</source>
        <translation>muss Text, eine Liste oder eine Zuordnung sein</translation>
    </message>
    <message>
        <source>must be a list or a map</source>
        <translation>muss eine Liste oder eine Zuordnung sein</translation>
    </message>
    <message>
        <source>must be text or a list</source>
        <translation>muss Text oder eine Liste sein</translation>
    </message>
    <message>
        <source>must be a list</source>
        <translation>muss eine Liste sein</translation>
    </message>
    <message>
        <source>must be a map</source>
        <translation>muss eine Zuordnung sein</translation>
    </message>
    <message>
        <source>must be a whole number or a map</source>
        <translation>muss eine ganze Zahl oder eine Zuordnung sein</translation>
    </message>
    <message>
        <source>must be text or a map</source>
        <translation>muss Text oder eine Zuordnung sein</translation>
    </message>
    <message>
        <source>a blank stands before the &quot;=&quot; of &quot;%1&quot;</source>
        <translation>vor dem „=“ von „%1“ steht ein Leerzeichen</translation>
    </message>
    <message>
        <source>a quote or parenthesis of this command is not closed</source>
        <translation>ein Anführungszeichen oder eine Klammer dieses Befehls ist nicht geschlossen</translation>
    </message>
    <message>
        <source>no shell runs this, so everything from &quot;%1&quot; on is ignored</source>
        <translation>keine Shell führt das aus, also wird alles ab „%1“ ignoriert</translation>
    </message>
    <message>
        <source>write [&quot;sh&quot;, &quot;-c&quot;, &quot;…&quot;]</source>
        <translation>[&quot;sh&quot;, &quot;-c&quot;, &quot;…&quot;] schreiben</translation>
    </message>
    <message>
        <source>the list must start with CMD, CMD-SHELL or NONE</source>
        <translation>die Liste muss mit CMD, CMD-SHELL oder NONE beginnen</translation>
    </message>
    <message>
        <source>write [&quot;CMD&quot;, &quot;%1&quot;, …]</source>
        <translation>[&quot;CMD&quot;, &quot;%1&quot;, …] schreiben</translation>
    </message>
    <message>
        <source>the ranges have too many ports</source>
        <translation>die Bereiche haben zu viele Ports</translation>
    </message>
    <message>
        <source>a bind mount needs a &quot;source&quot;</source>
        <translation>ein Bind-Mount braucht ein „source“</translation>
    </message>
    <message>
        <source>a mount of type %1 has no &quot;%2&quot;</source>
        <translation>ein Mount vom Typ %1 hat kein „%2“</translation>
    </message>
    <message>
        <source>must be a host name, &quot;=&quot; and an address</source>
        <translation>muss aus Rechnername, „=“ und Adresse bestehen</translation>
    </message>
    <message>
        <source>&quot;name&quot; and &quot;external.name&quot; are different</source>
        <translation>„name“ und „external.name“ sind verschieden</translation>
    </message>
    <message>
        <source>only use &quot;name&quot;</source>
        <translation>nur „name“ benutzen</translation>
    </message>
    <message>
        <source>&quot;external.name&quot; is obsolete</source>
        <translation>„external.name“ ist veraltet</translation>
    </message>
    <message>
        <source>write &quot;name&quot; and &quot;external: true&quot;</source>
        <translation>„name“ und „external: true“ schreiben</translation>
    </message>
    <message>
        <source>the port %1 of the host is already published by &quot;%2&quot; at line %3</source>
        <translation>der Port %1 des Rechners wird schon von „%2“ in Zeile %3 veröffentlicht</translation>
    </message>
    <message>
        <source>the container name &quot;%1&quot; is already that of &quot;%2&quot;</source>
        <translation>der Containername „%1“ ist schon der von „%2“</translation>
    </message>
    <message>
        <source>%1 is already mounted by %2</source>
        <translation>%1 ist schon durch %2 eingehängt</translation>
    </message>
    <message>
        <source>it has no value</source>
        <translation>es hat keinen Wert</translation>
    </message>
    <message>
        <source>put quotes around it</source>
        <translation>in Anführungszeichen setzen</translation>
    </message>
    <message>
        <source>write each item on its own line after &quot;- &quot;</source>
        <translation>jeden Eintrag in eine eigene Zeile nach „- “ schreiben</translation>
    </message>
    <message>
        <source>this is obsolete and ignored</source>
        <translation>das ist veraltet und wird ignoriert</translation>
    </message>
    <message>
        <source>is not supported yet and has no effect</source>
        <translation>wird noch nicht unterstützt und hat keine Wirkung</translation>
    </message>
    <message>
        <source>must be one of %1</source>
        <translation>muss eines von diesen sein: %1</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not possible here</source>
        <translation>„%1“ ist hier nicht möglich</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is already in the list</source>
        <translation>„%1“ ist schon in der Liste</translation>
    </message>
    <message>
        <source>a name can only have letters, digits and &quot;.&quot;, &quot;_&quot;, &quot;-&quot;</source>
        <translation>ein Name darf nur Buchstaben, Ziffern und „.“, „_“, „-“ enthalten</translation>
    </message>
    <message>
        <source>unknown key &quot;%1&quot;</source>
        <translation>unbekannter Schlüssel „%1“</translation>
    </message>
    <message>
        <source>the aliases stand for too many values</source>
        <translation>die Aliasse stehen für zu viele Werte</translation>
    </message>
    <message>
        <source>more than %1 levels are nested here</source>
        <translation>hier sind mehr als %1 Ebenen verschachtelt</translation>
    </message>
    <message>
        <source>a merge key needs a map or a list of maps</source>
        <translation>ein Merge-Schlüssel braucht eine Zuordnung oder eine Liste von Zuordnungen</translation>
    </message>
    <message>
        <source>the file has more than %1 values</source>
        <translation>die Datei hat mehr als %1 Werte</translation>
    </message>
    <message>
        <source>the key %1 is not text</source>
        <translation>der Schlüssel %1 ist kein Text</translation>
    </message>
    <message>
        <source>the key &quot;%1&quot; is already defined at line %2</source>
        <translation>der Schlüssel „%1“ ist schon in Zeile %2 definiert</translation>
    </message>
    <message>
        <source>the alias *%1 contains itself</source>
        <translation>der Alias *%1 enthält sich selbst</translation>
    </message>
    <message>
        <source>an alias cannot be a key</source>
        <translation>ein Alias kann kein Schlüssel sein</translation>
    </message>
    <message>
        <source>there is no anchor &amp;%1 before this</source>
        <translation>davor gibt es keinen Anker &amp;%1</translation>
    </message>
    <message>
        <source>a list or map cannot be a key</source>
        <translation>eine Liste oder Zuordnung kann kein Schlüssel sein</translation>
    </message>
    <message>
        <source>the file is larger than %1 MiB</source>
        <translation>die Datei ist größer als %1 MiB</translation>
    </message>
    <message>
        <source>the file is UTF-16; save it as UTF-8</source>
        <translation>die Datei ist UTF-16; als UTF-8 speichern</translation>
    </message>
    <message>
        <source>this is not valid UTF-8 text</source>
        <translation>das ist kein gültiger UTF-8-Text</translation>
    </message>
    <message>
        <source>the control character %1 cannot be in a spec</source>
        <translation>das Steuerzeichen %1 darf nicht in einer Spezifikation stehen</translation>
    </message>
    <message>
        <source>this does not continue the map that starts at line %1</source>
        <translation>das setzt die Zuordnung nicht fort, die in Zeile %1 beginnt</translation>
    </message>
    <message>
        <source>check the indentation and the quotes before it</source>
        <translation>die Einrückung und die Anführungszeichen davor prüfen</translation>
    </message>
    <message>
        <source>this does not continue the list that starts at line %1</source>
        <translation>das setzt die Liste nicht fort, die in Zeile %1 beginnt</translation>
    </message>
    <message>
        <source>check the indentation, and the &quot;-&quot; before each item</source>
        <translation>die Einrückung und das „-“ vor jedem Eintrag prüfen</translation>
    </message>
    <message>
        <source>a &quot;,&quot; or &quot;]&quot; is missing before this in the list that starts at line %1</source>
        <translation>davor fehlt ein „,“ oder „]“ in der Liste, die in Zeile %1 beginnt</translation>
    </message>
    <message>
        <source>a &quot;,&quot; or &quot;}&quot; is missing before this in the map that starts at line %1</source>
        <translation>davor fehlt ein „,“ oder „}“ in der Zuordnung, die in Zeile %1 beginnt</translation>
    </message>
    <message>
        <source>the quote opened at line %1 is never closed</source>
        <translation>das in Zeile %1 geöffnete Anführungszeichen wird nie geschlossen</translation>
    </message>
    <message>
        <source>this is not valid in the quoted text that starts at line %1</source>
        <translation>das ist im Text in Anführungszeichen, der in Zeile %1 beginnt, nicht gültig</translation>
    </message>
    <message>
        <source>a tab cannot indent a line</source>
        <translation>ein Tabulator kann keine Zeile einrücken</translation>
    </message>
    <message>
        <source>use spaces</source>
        <translation>Leerzeichen benutzen</translation>
    </message>
    <message>
        <source>a &quot;:&quot; is not possible here</source>
        <translation>ein „:“ ist hier nicht möglich</translation>
    </message>
    <message>
        <source>check the indentation, or put quotes around the value</source>
        <translation>die Einrückung prüfen oder den Wert in Anführungszeichen setzen</translation>
    </message>
    <message>
        <source>a &quot;:&quot; is missing after the key at line %1</source>
        <translation>nach dem Schlüssel in Zeile %1 fehlt ein „:“</translation>
    </message>
    <message>
        <source>a value or a closing bracket is missing here</source>
        <translation>hier fehlt ein Wert oder eine schließende Klammer</translation>
    </message>
    <message>
        <source>a value cannot start with this character</source>
        <translation>ein Wert kann nicht mit diesem Zeichen beginnen</translation>
    </message>
    <message>
        <source>put quotes around the value</source>
        <translation>den Wert in Anführungszeichen setzen</translation>
    </message>
    <message>
        <source>there is no such escape in double quotes</source>
        <translation>in doppelten Anführungszeichen gibt es diese Escape-Folge nicht</translation>
    </message>
    <message>
        <source>write &quot;\\&quot; for a backslash, or use single quotes</source>
        <translation>&quot;\\&quot; für einen Backslash schreiben oder einfache Anführungszeichen benutzen</translation>
    </message>
    <message>
        <source>a list cannot start here</source>
        <translation>eine Liste kann hier nicht beginnen</translation>
    </message>
    <message>
        <source>put the &quot;-&quot; on a line of its own below the key</source>
        <translation>das „-“ in eine eigene Zeile unter den Schlüssel setzen</translation>
    </message>
    <message>
        <source>this is not valid YAML: %1</source>
        <translation>das ist kein gültiges YAML: %1</translation>
    </message>
    <message>
        <source>waits for %1 to be healthy</source>
        <translation>wartet, bis %1 gesund ist</translation>
    </message>
    <message>
        <source>waits for %1 to be done</source>
        <translation>wartet, bis %1 fertig ist</translation>
    </message>
    <message>
        <source>waits for %1 to start</source>
        <translation>wartet auf den Start von %1</translation>
    </message>
    <message>
        <source>is being started</source>
        <translation>wird gestartet</translation>
    </message>
    <message>
        <source>These depend on each other in a circle: %1.</source>
        <translation>Diese hängen im Kreis voneinander ab: %1.</translation>
    </message>
    <message>
        <source>Remove one of these dependencies.</source>
        <translation>Eine dieser Abhängigkeiten entfernen.</translation>
    </message>
    <message>
        <source>The expression is not valid: %1 (at character %2).</source>
        <translation>Der Ausdruck ist nicht gültig: %1 (bei Zeichen %2).</translation>
    </message>
    <message>
        <source>Pull %1</source>
        <translation>%1 holen</translation>
    </message>
    <message>
        <source>Build %1</source>
        <translation>%1 bauen</translation>
    </message>
    <message>
        <source>Create network %1</source>
        <translation>Netzwerk %1 anlegen</translation>
    </message>
    <message>
        <source>Create volume %1</source>
        <translation>Volume %1 anlegen</translation>
    </message>
    <message>
        <source>Create and start %1</source>
        <translation>%1 erstellen und starten</translation>
    </message>
    <message>
        <source>Start %1</source>
        <translation>%1 starten</translation>
    </message>
    <message>
        <source>Wait until %1 is healthy</source>
        <translation>Warten, bis %1 gesund ist</translation>
    </message>
    <message>
        <source>Wait until %1 is done</source>
        <translation>Warten, bis %1 fertig ist</translation>
    </message>
    <message>
        <source>Stop %1</source>
        <translation>%1 anhalten</translation>
    </message>
    <message>
        <source>Restart %1</source>
        <translation>%1 neu starten</translation>
    </message>
    <message>
        <source>Set %1 aside</source>
        <translation>%1 beiseitestellen</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>%1 entfernen</translation>
    </message>
    <message>
        <source>Remove network %1</source>
        <translation>Netzwerk %1 entfernen</translation>
    </message>
    <message>
        <source>Remove volume %1</source>
        <translation>Volume %1 entfernen</translation>
    </message>
    <message>
        <source>Remove image %1</source>
        <translation>Image %1 entfernen</translation>
    </message>
    <message>
        <source>There is no service &quot;%1&quot; in %2.</source>
        <translation>Es gibt keinen Dienst „%1“ in %2.</translation>
    </message>
    <message>
        <source>the stack goes down</source>
        <translation>der Stack wird abgebaut</translation>
    </message>
    <message>
        <source>the spec no longer has it</source>
        <translation>die Spezifikation hat es nicht mehr</translation>
    </message>
    <message>
        <source>its data was asked to go</source>
        <translation>seine Daten sollten weg</translation>
    </message>
    <message>
        <source>images were asked to go</source>
        <translation>Images sollten weg</translation>
    </message>
    <message>
        <source>Containers that the spec does not have stay: %1. Use --remove-orphans to remove them.</source>
        <translation>Container, die die Spezifikation nicht hat, bleiben: %1. --remove-orphans entfernt sie.</translation>
    </message>
    <message>
        <source>asked to stop</source>
        <translation>Anhalten wurde verlangt</translation>
    </message>
    <message>
        <source>asked to restart</source>
        <translation>Neustart wurde verlangt</translation>
    </message>
    <message>
        <source>There is no service &quot;%1&quot; to scale in %2.</source>
        <translation>Es gibt keinen Dienst „%1“ zum Skalieren in %2.</translation>
    </message>
    <message>
        <source>a build was asked for</source>
        <translation>ein Build wurde verlangt</translation>
    </message>
    <message>
        <source>the image is not there</source>
        <translation>das Image ist nicht da</translation>
    </message>
    <message>
        <source>the pull policy is &quot;always&quot;</source>
        <translation>die Pull-Policy ist „always“</translation>
    </message>
    <message>
        <source>The external network &quot;%1&quot; does not exist.</source>
        <translation>Das externe Netzwerk „%1“ gibt es nicht.</translation>
    </message>
    <message>
        <source>Create it, or remove &quot;external: true&quot; from the spec.</source>
        <translation>Es anlegen oder „external: true“ aus der Spezifikation entfernen.</translation>
    </message>
    <message>
        <source>the network is not there</source>
        <translation>das Netzwerk ist nicht da</translation>
    </message>
    <message>
        <source>Network %1 exists and was not made for this stack; it is used as it is. Set &quot;external: true&quot; to say that this is meant.</source>
        <translation>Das Netzwerk %1 gibt es schon, aber nicht für diesen Stack; es wird benutzt, wie es ist. „external: true“ sagt, dass das so gemeint ist.</translation>
    </message>
    <message>
        <source>Network %1 was made from other options; it is used as it is. Take the stack down and up again to change it.</source>
        <translation>Das Netzwerk %1 wurde mit anderen Optionen gemacht; es wird benutzt, wie es ist. Den Stack abbauen und hochfahren, um es zu ändern.</translation>
    </message>
    <message>
        <source>Volume %1 exists and was not made for this stack; it is used as it is. Set &quot;external: true&quot; to say that this is meant.</source>
        <translation>Das Volume %1 gibt es schon, aber nicht für diesen Stack; es wird benutzt, wie es ist. „external: true“ sagt, dass das so gemeint ist.</translation>
    </message>
    <message>
        <source>The external volume &quot;%1&quot; does not exist.</source>
        <translation>Das externe Volume „%1“ gibt es nicht.</translation>
    </message>
    <message>
        <source>the volume is not there</source>
        <translation>das Volume ist nicht da</translation>
    </message>
    <message>
        <source>its successor is up</source>
        <translation>sein Nachfolger läuft</translation>
    </message>
    <message>
        <source>recreation was asked for</source>
        <translation>Neuerstellen wurde verlangt</translation>
    </message>
    <message>
        <source>its image is made anew</source>
        <translation>sein Image wird neu gemacht</translation>
    </message>
    <message>
        <source>%1 is paused and stays so.</source>
        <translation>%1 pausiert, und das bleibt so.</translation>
    </message>
    <message>
        <source>it does not run</source>
        <translation>es läuft nicht</translation>
    </message>
    <message>
        <source>fewer replicas are wanted</source>
        <translation>es sind weniger Replikate gewünscht</translation>
    </message>
    <message>
        <source>the container is not there</source>
        <translation>der Container ist nicht da</translation>
    </message>
    <message>
        <source>%1 is recreated</source>
        <translation>%1 wird neu erstellt</translation>
    </message>
    <message>
        <source>Containers of this stack that the spec does not have: %1. Use --remove-orphans to remove them.</source>
        <translation>Container dieses Stacks, die die Spezifikation nicht hat: %1. --remove-orphans entfernt sie.</translation>
    </message>
    <message>
        <source>it was created without label %1</source>
        <translation>es wurde ohne das Label %1 erstellt</translation>
    </message>
    <message>
        <source>its definition changed</source>
        <translation>seine Definition hat sich geändert</translation>
    </message>
    <message>
        <source>image %1 → %2</source>
        <translation>Image %1 → %2</translation>
    </message>
    <message>
        <source>Service &quot;%1&quot; has no container to start.</source>
        <translation>Der Dienst „%1“ hat keinen Container, der gestartet werden kann.</translation>
    </message>
    <message>
        <source>Bring the stack up first.</source>
        <translation>Zuerst den Stack hochfahren.</translation>
    </message>
    <message>
        <source>It keeps ending (exit code %1) and is restarted.</source>
        <translation>Er endet immer wieder (Exit-Code %1) und wird neu gestartet.</translation>
    </message>
    <message>
        <source>It was ended because it used more memory than it may (exit code %1).</source>
        <translation>Er wurde beendet, weil er mehr Speicher benutzte, als er darf (Exit-Code %1).</translation>
    </message>
    <message>
        <source>It ended with exit code %1.</source>
        <translation>Er endete mit Exit-Code %1.</translation>
    </message>
    <message>
        <source>Last check: %1</source>
        <translation>Letzte Prüfung: %1</translation>
    </message>
    <message>
        <source>Its health check fails.</source>
        <translation>Seine Gesundheitsprüfung scheitert.</translation>
    </message>
    <message>
        <source>waits for its health check</source>
        <translation>wartet auf seine Gesundheitsprüfung</translation>
    </message>
    <message>
        <source>anonymous volume</source>
        <translation>namenloses Volume</translation>
    </message>
    <message>
        <source>not created</source>
        <translation>nicht erstellt</translation>
    </message>
    <message>
        <source>starting</source>
        <translation>startet</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>healthy</source>
        <translation>gesund</translation>
    </message>
    <message>
        <source>unhealthy</source>
        <translation>nicht gesund</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>gescheitert</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>angehalten</translation>
    </message>
    <message>
        <source>done</source>
        <translation>fertig</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>pausiert</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>%1 (process %2) is working on %3.</source>
        <translation>%1 (Prozess %2) arbeitet an %3.</translation>
    </message>
    <message>
        <source>Another program</source>
        <translation>Ein anderes Programm</translation>
    </message>
    <message>
        <source>Wait until it is done, or stop it.</source>
        <translation>Warten, bis es fertig ist, oder es beenden.</translation>
    </message>
    <message>
        <source>The data folder was written by a newer version of Perry.</source>
        <translation>Der Datenordner wurde von einer neueren Version von Perry geschrieben.</translation>
    </message>
    <message>
        <source>%1 cannot be opened.</source>
        <translation>%1 lässt sich nicht öffnen.</translation>
    </message>
    <message>
        <source>Check that the folder exists and can be written to.</source>
        <translation>Prüfen, ob es den Ordner gibt und in ihn geschrieben werden kann.</translation>
    </message>
    <message>
        <source>The stack is up, but could not be noted in the data folder.</source>
        <translation>Der Stack läuft, konnte aber nicht im Datenordner vermerkt werden.</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 Std.</translation>
    </message>
    <message>
        <source>%1 d</source>
        <translation>%1 T.</translation>
    </message>
    <message>
        <source>The answer is not valid JSON.</source>
        <translation>Die Antwort ist kein gültiges JSON.</translation>
    </message>
    <message>
        <source>Perry cannot write to %1.</source>
        <translation>Perry kann nicht nach %1 schreiben.</translation>
    </message>
    <message>
        <source>the files of this spec are too large together</source>
        <translation>die Dateien dieser Spezifikation sind zusammen zu groß</translation>
    </message>
    <message>
        <source>the service &quot;%1&quot; is not built</source>
        <translation>der Dienst „%1“ wird nicht gebaut</translation>
    </message>
    <message>
        <source>the files include each other in a circle: %1</source>
        <translation>die Dateien binden einander im Kreis ein: %1</translation>
    </message>
    <message>
        <source>more than %1 files include each other</source>
        <translation>mehr als %1 Dateien binden einander ein</translation>
    </message>
    <message>
        <source>too many files are included</source>
        <translation>zu viele Dateien werden eingebunden</translation>
    </message>
    <message>
        <source>nothing of the name &quot;%1&quot; can be in the name of a project</source>
        <translation>nichts vom Namen „%1“ darf im Namen eines Projekts stehen</translation>
    </message>
    <message>
        <source>is for clusters and has no effect on one machine</source>
        <translation>ist für Cluster und hat auf einem einzelnen Rechner keine Wirkung</translation>
    </message>
    <message>
        <source>is for Windows containers and has no effect on others</source>
        <translation>ist für Windows-Container und hat auf andere keine Wirkung</translation>
    </message>
    <message>
        <source>has no effect: the engines of today always show the same files</source>
        <translation>hat keine Wirkung: die heutigen Engines zeigen immer dieselben Dateien</translation>
    </message>
    <message>
        <source>has no effect: the runtimes choose when to restart by themselves</source>
        <translation>hat keine Wirkung: die Laufzeiten wählen selbst, wann sie neu starten</translation>
    </message>
    <message>
        <source>has no effect, as nobody has given it any yet</source>
        <translation>hat keine Wirkung, denn noch niemand hat ihm eine gegeben</translation>
    </message>
    <message>
        <source>must be a whole number or &quot;all&quot;</source>
        <translation>muss eine ganze Zahl oder „all“ sein</translation>
    </message>
    <message>
        <source>must be a finite number</source>
        <translation>muss eine endliche Zahl sein</translation>
    </message>
    <message>
        <source>&quot;%1&quot; needs a path</source>
        <translation>„%1“ braucht einen Pfad</translation>
    </message>
    <message>
        <source>the path cannot be empty</source>
        <translation>der Pfad darf nicht leer sein</translation>
    </message>
    <message>
        <source>its file %1 does not exist</source>
        <translation>die Datei %1 gibt es nicht</translation>
    </message>
    <message>
        <source>it has no content</source>
        <translation>der Inhalt fehlt</translation>
    </message>
    <message>
        <source>the variable %1 is not set</source>
        <translation>die Variable %1 ist nicht gesetzt</translation>
    </message>
    <message>
        <source>The %1 hook of %2</source>
        <translation>Der %1-Hook von %2</translation>
    </message>
    <message>
        <source>The pre_start hook %1</source>
        <translation>Der pre_start-Hook %1</translation>
    </message>
    <message>
        <source>Putting secrets and configs into %1</source>
        <translation>Das Ablegen von Secrets und Configs in %1</translation>
    </message>
    <message>
        <source>Wait until %1 runs</source>
        <translation>Warten, bis %1 läuft</translation>
    </message>
    <message>
        <source>Unpause %1</source>
        <translation>%1 fortsetzen</translation>
    </message>
    <message>
        <source>what is paused cannot be stopped</source>
        <translation>was pausiert, kann nicht angehalten werden</translation>
    </message>
    <message>
        <source>its successor has replaced it</source>
        <translation>ersetzt durch seinen Nachfolger</translation>
    </message>
    <message>
        <source>it is not a file of at most 1 MiB, so it cannot have uid, gid or mode of its own</source>
        <translation>nur eine Datei von höchstens 1 MiB kann eigene Werte für uid, gid oder mode haben</translation>
    </message>
    <message>
        <source>no runtime keeps configs of its own</source>
        <translation>keine Laufzeit bewahrt eigene Configs auf</translation>
    </message>
    <message>
        <source>The %1 &quot;%2&quot; of %3 cannot be had: %4.</source>
        <translation>%3 kann %1 „%2“ nicht bekommen: %4.</translation>
    </message>
    <message>
        <source>it shares namespaces or volumes of %1, which is recreated</source>
        <translation>es teilt Namensräume oder Volumes von %1, und %1 wird neu erstellt</translation>
    </message>
    <message>
        <source>it is not in network %1</source>
        <translation>es ist nicht im Netzwerk %1</translation>
    </message>
    <message>
        <source>the content of %1 changed</source>
        <translation>der Inhalt von %1 hat sich geändert</translation>
    </message>
    <message>
        <source>Make room on its disk and the folder writable, or set XDG_DATA_HOME to another one.</source>
        <translation>Auf seiner Festplatte Platz schaffen und den Ordner beschreibbar machen oder XDG_DATA_HOME auf einen anderen setzen.</translation>
    </message>
    <message>
        <source>What is done cannot be written down in the data folder.</source>
        <translation>Was getan wird, lässt sich nicht im Datenordner vermerken.</translation>
    </message>
    <message>
        <source>Check that the disk is not full and the folder can be written to.</source>
        <translation>Prüfen, ob auf der Festplatte Platz ist und in den Ordner geschrieben werden kann.</translation>
    </message>
    <message>
        <source>the name of a variable cannot be empty, and cannot have &quot;=&quot; or control characters</source>
        <translation>der Name einer Variablen darf nicht leer sein und weder „=“ noch Steuerzeichen enthalten</translation>
    </message>
    <message>
        <source>%1 stay(s), and so do the networks in use, because no active profile has the service. Add --profile &quot;*&quot; to take down all.</source>
        <translation>Es bleiben %1 und die Netzwerke, die davon genutzt werden, weil kein aktives Profil den Dienst enthält. Mit --profile &quot;*&quot; wird alles entfernt.</translation>
    </message>
    <message numerus="yes">
        <source>%n container(s) cannot all publish the port %1 of this machine; leave the choice to the runtime, or write a range</source>
        <translation>
            <numerusform>%n Container kann den Port %1 dieses Rechners nicht veröffentlichen; die Wahl der Laufzeit überlassen oder einen Bereich schreiben</numerusform>
            <numerusform>%n Container können nicht alle den Port %1 dieses Rechners veröffentlichen; die Wahl der Laufzeit überlassen oder einen Bereich schreiben</numerusform>
        </translation>
    </message>
    <message>
        <source>the port %1 of this machine is also published by &quot;%2&quot;, and both are to run</source>
        <translation>der Port %1 dieses Rechners wird auch von „%2“ veröffentlicht, und beide sollen laufen</translation>
    </message>
    <message>
        <source> (line %1)</source>
        <translation> (Zeile %1)</translation>
    </message>
    <message>
        <source>%1 cannot be used (%2), so handles and recovery are missing.</source>
        <translation>%1 ist nicht verwendbar (%2), daher fehlen Handles und Wiederherstellung.</translation>
    </message>
    <message>
        <source>Move the file away; a new one is made then.</source>
        <translation>Die Datei beiseitelegen; dann entsteht eine neue.</translation>
    </message>
    <message>
        <source>What an earlier call has left cannot be read in the data folder.</source>
        <translation>Was ein früherer Aufruf hinterlassen hat, ist im Datenordner nicht lesbar.</translation>
    </message>
    <message>
        <source>Look after what it has left, then move perry.db out of the data folder.</source>
        <translation>Nachsehen, was davon noch da ist, dann perry.db aus dem Datenordner nehmen.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not the name of an image.</source>
        <translation>„%1“ ist nicht der Name eines Images.</translation>
    </message>
    <message>
        <source>Write it as HOST/NAME:TAG, the name in lower-case letters.</source>
        <translation>Als HOST/NAME:TAG schreiben, den Namen in Kleinbuchstaben.</translation>
    </message>
    <message>
        <source>The registry has no image %1.</source>
        <translation>Die Registry hat kein Image %1.</translation>
    </message>
    <message>
        <source>Check its name and its tag, or push it first.</source>
        <translation>Namen und Tag prüfen, oder das Image erst hochladen.</translation>
    </message>
    <message>
        <source>The registry gives no access to %1.</source>
        <translation>Die Registry gibt keinen Zugriff auf %1.</translation>
    </message>
    <message>
        <source>Check its name, or log in with: docker login %1, or: podman login %1</source>
        <translation>Den Namen prüfen, oder anmelden mit: docker login %1, oder: podman login %1</translation>
    </message>
    <message>
        <source>The registry of %1 cannot be reached.</source>
        <translation>Die Registry von %1 ist nicht erreichbar.</translation>
    </message>
    <message>
        <source>The registry of %1 does not answer in time.</source>
        <translation>Die Registry von %1 antwortet nicht rechtzeitig.</translation>
    </message>
    <message>
        <source>Check the network, and try again later.</source>
        <translation>Das Netz prüfen, und es später noch einmal versuchen.</translation>
    </message>
    <message>
        <source>The registry of %1 takes no more requests for now.</source>
        <translation>Die Registry von %1 nimmt vorerst keine Anfragen mehr an.</translation>
    </message>
    <message>
        <source>Wait a while, or log in to %1.</source>
        <translation>Eine Weile warten, oder bei %1 anmelden.</translation>
    </message>
    <message>
        <source>The registry of %1 is out of order.</source>
        <translation>Die Registry von %1 ist gestört.</translation>
    </message>
    <message>
        <source>Try again later, or ask who runs %1.</source>
        <translation>Es später noch einmal versuchen, oder beim Betreiber von %1 nachfragen.</translation>
    </message>
    <message>
        <source>The registry of %1 redirects too often, or to where it is not safe to go.</source>
        <translation>Die Registry von %1 leitet zu oft weiter, oder an eine unsichere Stelle.</translation>
    </message>
    <message>
        <source>Ask who runs %1.</source>
        <translation>Beim Betreiber von %1 nachfragen.</translation>
    </message>
    <message>
        <source>What answers for %1 is no image registry.</source>
        <translation>Was für %1 antwortet, ist keine Image-Registry.</translation>
    </message>
    <message>
        <source>Check the name and the port of %1.</source>
        <translation>Namen und Port von %1 prüfen.</translation>
    </message>
    <message>
        <source>Check the name %1, the network, and the certificate of the registry.</source>
        <translation>Den Namen %1, das Netz und das Zertifikat der Registry prüfen.</translation>
    </message>
    <message>
        <source>%1 is new</source>
        <translation>%1 ist neu</translation>
    </message>
    <message>
        <source>%1 is gone</source>
        <translation>%1 ist weg</translation>
    </message>
    <message>
        <source>%1 more</source>
        <translation>%1 weitere</translation>
    </message>
    <message>
        <source>The value of %1 is a secret, so it was not kept, and the spec of today does not have it.</source>
        <translation>Der Wert von %1 ist ein Geheimnis und wurde deshalb nicht aufbewahrt, und die heutige Spezifikation hat ihn nicht.</translation>
    </message>
    <message>
        <source>Put it back into the spec, or into the variable that it comes from.</source>
        <translation>Ihn wieder in die Spezifikation schreiben oder in die Variable, aus der er kommt.</translation>
    </message>
    <message>
        <source>asked to pause</source>
        <translation>soll pausiert werden</translation>
    </message>
    <message>
        <source>No container runs that could be paused.</source>
        <translation>Es läuft kein Container, der pausiert werden könnte.</translation>
    </message>
    <message>
        <source>asked to go on</source>
        <translation>soll weiterlaufen</translation>
    </message>
    <message>
        <source>No container is paused.</source>
        <translation>Kein Container ist pausiert.</translation>
    </message>
    <message>
        <source>asked to be killed</source>
        <translation>soll abgebrochen werden</translation>
    </message>
    <message>
        <source>No container runs that could be killed.</source>
        <translation>Es läuft kein Container, der abgebrochen werden könnte.</translation>
    </message>
    <message>
        <source>asked to be removed</source>
        <translation>soll entfernt werden</translation>
    </message>
    <message>
        <source>No container is stopped.</source>
        <translation>Kein Container ist angehalten.</translation>
    </message>
    <message>
        <source>asked to pull</source>
        <translation>soll geholt werden</translation>
    </message>
    <message>
        <source>No service has a &quot;build&quot;, so there is nothing to build.</source>
        <translation>Kein Dienst hat ein „build“, also gibt es nichts zu bauen.</translation>
    </message>
    <message>
        <source>asked to push</source>
        <translation>soll hochgeladen werden</translation>
    </message>
    <message>
        <source>No service has both &quot;build&quot; and &quot;image&quot;, so there is nothing to push.</source>
        <translation>Kein Dienst hat sowohl „build“ als auch „image“, also gibt es nichts hochzuladen.</translation>
    </message>
    <message>
        <source>Push %1</source>
        <translation>%1 hochladen</translation>
    </message>
    <message>
        <source>Create %1</source>
        <translation>%1 anlegen</translation>
    </message>
    <message>
        <source>Pause %1</source>
        <translation>%1 pausieren</translation>
    </message>
    <message>
        <source>Kill %1</source>
        <translation>%1 abbrechen</translation>
    </message>
    <message>
        <source>asked to run</source>
        <translation>soll ausgeführt werden</translation>
    </message>
    <message>
        <source>What is run in the foreground has no post_start hooks.</source>
        <translation>Was im Vordergrund ausgeführt wird, hat keine post_start-Hooks.</translation>
    </message>
    <message>
        <source>Service &quot;%1&quot; has no container number %2.</source>
        <translation>Der Dienst „%1“ hat keinen Container Nummer %2.</translation>
    </message>
    <message>
        <source>Start it with perryctl up or perryctl start.</source>
        <translation>Ihn mit perryctl up oder perryctl start starten.</translation>
    </message>
    <message>
        <source>Service &quot;%1&quot; has no container.</source>
        <translation>Der Dienst „%1“ hat keinen Container.</translation>
    </message>
    <message>
        <source>Service &quot;%1&quot; is not running.</source>
        <translation>Der Dienst „%1“ läuft nicht.</translation>
    </message>
    <message>
        <source>A port such as 80 or 53/udp is needed, not &quot;%1&quot;.</source>
        <translation>Nötig ist ein Port wie 80 oder 53/udp, nicht „%1“.</translation>
    </message>
    <message>
        <source>%1 and --protocol %2 exclude each other.</source>
        <translation>%1 und --protocol %2 schließen einander aus.</translation>
    </message>
    <message>
        <source>Port %1 of %2 is not published, and no other one is.</source>
        <translation>Port %1 von %2 ist nicht veröffentlicht, und auch kein anderer.</translation>
    </message>
    <message>
        <source>Port %1 of %2 is not published; what is published: %3.</source>
        <translation>Port %1 von %2 ist nicht veröffentlicht; veröffentlicht ist: %3.</translation>
    </message>
    <message>
        <source>Copying between services is not supported.</source>
        <translation>Zwischen Diensten zu kopieren wird nicht unterstützt.</translation>
    </message>
    <message>
        <source>One of the two must be a path of a service, such as web:/etc/hosts.</source>
        <translation>Eines der beiden muss ein Pfad eines Dienstes sein, etwa web:/etc/hosts.</translation>
    </message>
    <message>
        <source>A path is missing after &quot;%1:&quot;.</source>
        <translation>Nach „%1:“ fehlt ein Pfad.</translation>
    </message>
    <message>
        <source>such files are switched off by %1=%2</source>
        <translation>solche Dateien sind mit %1=%2 abgeschaltet</translation>
    </message>
    <message>
        <source>%1 has not been fetched</source>
        <translation>%1 ist nicht geholt worden</translation>
    </message>
    <message>
        <source>%1 is a link out of what was fetched</source>
        <translation>%1 ist eine Verknüpfung aus dem Geholten hinaus</translation>
    </message>
    <message>
        <source>what follows the repository in &quot;%1&quot; is not #REVISION:PATH</source>
        <translation>was in „%1“ auf das Repository folgt, ist nicht #REVISION:PFAD</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not oci://REGISTRY/NAME:TAG</source>
        <translation>„%1“ ist nicht oci://REGISTRY/NAME:TAG</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is neither at https, ssh, git nor oci</source>
        <translation>„%1“ ist weder mit https, ssh, git noch oci zu erreichen</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not the address of a Git repository</source>
        <translation>„%1“ ist keine Adresse eines Git-Repositorys</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not the address of a Git repository, which ends in .git</source>
        <translation>„%1“ ist keine Adresse eines Git-Repositorys; die endet auf .git</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not the address of a compose file</source>
        <translation>„%1“ ist keine Adresse einer Compose-Datei</translation>
    </message>
    <message>
        <source>What the registry sends for %1 has not the digest that was asked for.</source>
        <translation>Was die Registry für %1 schickt, hat nicht den Digest, nach dem gefragt wurde.</translation>
    </message>
    <message>
        <source>What the registry sends for %1 is too large.</source>
        <translation>Was die Registry für %1 schickt, ist zu groß.</translation>
    </message>
    <message>
        <source>Files from elsewhere name each other without an end: %1</source>
        <translation>Dateien von anderswo nennen einander ohne Ende: %1</translation>
    </message>
    <message>
        <source>Include what is needed in the first of them.</source>
        <translation>Das Nötige in der ersten davon einbinden.</translation>
    </message>
    <message>
        <source>%1 was not fetched.</source>
        <translation>%1 wurde nicht geholt.</translation>
    </message>
    <message>
        <source>%1 cannot be fetched without the program git.</source>
        <translation>%1 lässt sich ohne das Programm git nicht holen.</translation>
    </message>
    <message>
        <source>Install git.</source>
        <translation>git installieren.</translation>
    </message>
    <message>
        <source>The repository of %1 cannot be read.</source>
        <translation>Das Repository von %1 lässt sich nicht lesen.</translation>
    </message>
    <message>
        <source>Check its address, the network, and that git can read it without asking for a password.</source>
        <translation>Die Adresse und das Netz prüfen, und ob git es ohne Frage nach einem Passwort lesen kann.</translation>
    </message>
    <message>
        <source>The repository has no such revision: %1</source>
        <translation>Das Repository hat keine solche Revision: %1</translation>
    </message>
    <message>
        <source>Name a branch, a tag, or a commit by its full id.</source>
        <translation>Einen Branch, ein Tag oder einen Commit mit seiner vollen Kennung nennen.</translation>
    </message>
    <message>
        <source>The revision is not at the commit that is asked for: %1</source>
        <translation>Die Revision ist nicht auf dem Commit, nach dem gefragt ist: %1</translation>
    </message>
    <message>
        <source>Look at what has changed there before using it.</source>
        <translation>Vor dem Benutzen ansehen, was sich dort geändert hat.</translation>
    </message>
    <message>
        <source>The repository has no such file or folder: %1</source>
        <translation>Das Repository hat keine solche Datei und keinen solchen Ordner: %1</translation>
    </message>
    <message>
        <source>Check what follows the last colon.</source>
        <translation>Prüfen, was auf den letzten Doppelpunkt folgt.</translation>
    </message>
    <message>
        <source>There is no compose.yaml in %1.</source>
        <translation>In %1 gibt es keine compose.yaml.</translation>
    </message>
    <message>
        <source>Name its folder or the file itself: #REVISION:PATH</source>
        <translation>Ihren Ordner oder die Datei selbst nennen: #REVISION:PFAD</translation>
    </message>
    <message>
        <source>%1 is not a compose application.</source>
        <translation>%1 ist keine Compose-Anwendung.</translation>
    </message>
    <message>
        <source>It has to be one that docker compose publish has made.</source>
        <translation>Es muss eine sein, die docker compose publish gemacht hat.</translation>
    </message>
    <message>
        <source>%1 is too large.</source>
        <translation>%1 ist zu groß.</translation>
    </message>
    <message>
        <source>Fetch it by yourself and name the file here.</source>
        <translation>Es selbst holen und die Datei hier nennen.</translation>
    </message>
    <message>
        <source>Fetching %1 takes too long.</source>
        <translation>%1 zu holen dauert zu lange.</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>Abgebrochen.</translation>
    </message>
    <message>
        <source>%1 cannot be stored.</source>
        <translation>%1 lässt sich nicht ablegen.</translation>
    </message>
    <message>
        <source>Check that the folder for caches can be written to, and that there is room.</source>
        <translation>Prüfen, ob der Cache-Ordner beschreibbar ist und ob Platz ist.</translation>
    </message>
    <message>
        <source>the control character %1 cannot be in a variable</source>
        <translation>das Steuerzeichen %1 kann nicht in einer Variable stehen</translation>
    </message>
</context>
<context>
    <name>core::Detector</name>
    <message>
        <source>%1 is not installed, or not on PATH.</source>
        <translation>%1 ist nicht installiert oder nicht im PATH.</translation>
    </message>
    <message>
        <source>%1 is installed, but this version of Perry cannot drive it.</source>
        <translation>%1 ist installiert, aber diese Version von Perry kann es nicht benutzen.</translation>
    </message>
</context>
<context>
    <name>core::DigestLookup</name>
    <message>
        <source>Cancelled.</source>
        <translation>Abgebrochen.</translation>
    </message>
</context>
<context>
    <name>core::EventStream</name>
    <message>
        <source>The runtime has ended its stream of events.</source>
        <translation>Die Laufzeit hat ihren Ereignisstrom beendet.</translation>
    </message>
</context>
<context>
    <name>core::Executor</name>
    <message>
        <source>Build it (a &quot;build:&quot; section in the spec), load it into the runtime, or check its name and the connection to the registry.</source>
        <translation>Bauen (ein Abschnitt „build:“ in der Spezifikation), in die Laufzeit laden oder den Namen und die Verbindung zur Registry prüfen.</translation>
    </message>
    <message>
        <source>The image %1 is not on this machine and could not be pulled.</source>
        <translation>Das Image %1 ist nicht auf diesem Rechner und konnte nicht geholt werden.</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>Abgebrochen.</translation>
    </message>
    <message>
        <source>%1 ended with exit code %2.</source>
        <translation>%1 endete mit Exit-Code %2.</translation>
    </message>
    <message>
        <source>%1 failed: %2</source>
        <translation>%1 ist fehlgeschlagen: %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>The runtime says that it has made the container, but not which.</source>
        <translation>Die Laufzeit sagt, dass sie den Container angelegt hat, aber nicht welchen.</translation>
    </message>
    <message>
        <source>The volumes of %1 could not be looked up.</source>
        <translation>Die Volumes von %1 konnten nicht ermittelt werden.</translation>
    </message>
</context>
<context>
    <name>core::Gate</name>
    <message>
        <source>Cancelled.</source>
        <translation>Abgebrochen.</translation>
    </message>
    <message>
        <source>last check: %1</source>
        <translation>letzte Prüfung: %1</translation>
    </message>
    <message>
        <source>%1 did not complete: it ended with exit code %2.</source>
        <translation>%1 wurde nicht fertig: Exit-Code %2.</translation>
    </message>
    <message>
        <source>%1 ended with exit code %2 before it was healthy.</source>
        <translation>%1 endete mit Exit-Code %2, bevor es gesund war.</translation>
    </message>
    <message>
        <source>%1 is unhealthy.</source>
        <translation>%1 ist nicht gesund.</translation>
    </message>
    <message>
        <source>Its health check fails; see the last check&apos;s output and the service&apos;s log.</source>
        <translation>Seine Gesundheitsprüfung scheitert; die Ausgabe der letzten Prüfung und das Log des Dienstes ansehen.</translation>
    </message>
    <message>
        <source>%1 has no health check, so it can never become healthy.</source>
        <translation>%1 hat keine Gesundheitsprüfung und kann deshalb nie gesund werden.</translation>
    </message>
    <message>
        <source>Add a healthcheck to %1, or wait for service_started instead.</source>
        <translation>Bei %1 einen healthcheck ergänzen oder stattdessen auf service_started warten.</translation>
    </message>
    <message numerus="yes">
        <source>%n check(s) failed, the last one: %1</source>
        <translation>
            <numerusform>%n Prüfung gescheitert, die letzte: %1</numerusform>
            <numerusform>%n Prüfungen gescheitert, die letzte: %1</numerusform>
        </translation>
    </message>
    <message>
        <source>The container of %1 is gone.</source>
        <translation>Der Container von %1 ist verschwunden.</translation>
    </message>
    <message>
        <source>%1 does not run: it ended with exit code %2.</source>
        <translation>%1 läuft nicht: Exit-Code %2.</translation>
    </message>
</context>
<context>
    <name>core::HealthChecker</name>
    <message>
        <source>It took longer than %1.</source>
        <translation>Es dauerte länger als %1.</translation>
    </message>
</context>
<context>
    <name>core::Job</name>
    <message>
        <source>Up %1</source>
        <translation>%1 hochfahren</translation>
    </message>
    <message>
        <source>Down %1</source>
        <translation>%1 abbauen</translation>
    </message>
    <message>
        <source>Start %1</source>
        <translation>%1 starten</translation>
    </message>
    <message>
        <source>Stop %1</source>
        <translation>%1 anhalten</translation>
    </message>
    <message>
        <source>Restart %1</source>
        <translation>%1 neu starten</translation>
    </message>
    <message>
        <source>Leave it out of the spec, or do not be strict.</source>
        <translation>Es in der Spezifikation weglassen oder nicht streng sein.</translation>
    </message>
    <message>
        <source>Pause %1</source>
        <translation>%1 pausieren</translation>
    </message>
    <message>
        <source>Unpause %1</source>
        <translation>%1 fortsetzen</translation>
    </message>
    <message>
        <source>Kill %1</source>
        <translation>%1 abbrechen</translation>
    </message>
    <message>
        <source>Remove stopped containers of %1</source>
        <translation>Angehaltene Container von %1 entfernen</translation>
    </message>
    <message>
        <source>Pull images of %1</source>
        <translation>Images von %1 holen</translation>
    </message>
    <message>
        <source>Build images of %1</source>
        <translation>Images von %1 bauen</translation>
    </message>
    <message>
        <source>Push images of %1</source>
        <translation>Images von %1 hochladen</translation>
    </message>
    <message>
        <source>The image that it had is gone; the one of that name is used.</source>
        <translation>Das Image, das er hatte, ist weg; das dieses Namens wird verwendet.</translation>
    </message>
</context>
<context>
    <name>core::Jobs</name>
    <message>
        <source>No container runtime works.</source>
        <translation>Keine Container-Laufzeit funktioniert.</translation>
    </message>
    <message>
        <source>See Diagnostics for what to do.</source>
        <translation>Unter „Diagnose“ steht, was zu tun ist.</translation>
    </message>
    <message>
        <source>Some things could not be taken back: %1.</source>
        <translation>Einiges ließ sich nicht zurücknehmen: %1.</translation>
    </message>
    <message>
        <source>The compose file of %1 is not known.</source>
        <translation>Die Compose-Datei von %1 ist nicht bekannt.</translation>
    </message>
    <message>
        <source>Open its compose file first.</source>
        <translation>Zuerst die Compose-Datei öffnen.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is still under way.</source>
        <translation>„%1“ läuft noch.</translation>
    </message>
    <message>
        <source>Wait until it is done, or cancel it.</source>
        <translation>Warten, bis es beendet ist, oder es abbrechen.</translation>
    </message>
</context>
<context>
    <name>core::LogReader</name>
    <message>
        <source>Reading the logs was cancelled.</source>
        <translation>Das Lesen der Logs wurde abgebrochen.</translation>
    </message>
</context>
<context>
    <name>core::LogSource</name>
    <message>
        <source>%1 restarted</source>
        <translation>%1 neu gestartet</translation>
    </message>
    <message>
        <source>%1 was removed</source>
        <translation>%1 wurde entfernt</translation>
    </message>
    <message>
        <source>%1 ended (exit %2, out of memory)</source>
        <translation>%1 endete (Exit %2, Speicher erschöpft)</translation>
    </message>
    <message>
        <source>%1 ended (exit %2)</source>
        <translation>%1 endete (Exit %2)</translation>
    </message>
</context>
<context>
    <name>core::Process</name>
    <message>
        <source>There is no program %1.</source>
        <translation>Es gibt kein Programm %1.</translation>
    </message>
    <message>
        <source>There is no folder %1.</source>
        <translation>Es gibt keinen Ordner %1.</translation>
    </message>
</context>
<context>
    <name>core::Pty</name>
    <message>
        <source>The program %1 was not found.</source>
        <translation>Das Programm %1 wurde nicht gefunden.</translation>
    </message>
    <message>
        <source>The folder %1 does not exist.</source>
        <translation>Den Ordner %1 gibt es nicht.</translation>
    </message>
    <message>
        <source>No terminal could be opened: %1.</source>
        <translation>Es ließ sich kein Terminal öffnen: %1.</translation>
    </message>
    <message>
        <source>Could not start %1: %2.</source>
        <translation>%1 ließ sich nicht starten: %2.</translation>
    </message>
    <message>
        <source>%1 was ended by signal %2.</source>
        <translation>%1 wurde durch Signal %2 beendet.</translation>
    </message>
    <message>
        <source>Consoles need Windows 10 version 1809 or newer.</source>
        <translation>Konsolen brauchen Windows 10 ab Version 1809.</translation>
    </message>
</context>
<context>
    <name>core::Recovery</name>
    <message>
        <source>An earlier call ended in the middle; what it made is taken back first.</source>
        <translation>Ein früherer Aufruf endete mittendrin; was er gemacht hat, wird zuerst zurückgenommen.</translation>
    </message>
    <message>
        <source>An earlier call ended before it had cleared away; the old containers that it replaced are removed.</source>
        <translation>Ein früherer Aufruf endete vor dem Aufräumen; die alten Container, die er ersetzt hat, werden entfernt.</translation>
    </message>
</context>
<context>
    <name>core::RegistryQuery</name>
    <message>
        <source>Cancelled.</source>
        <translation>Abgebrochen.</translation>
    </message>
</context>
<context>
    <name>core::Session</name>
    <message>
        <source>events live</source>
        <translation>Ereignisse live</translation>
    </message>
    <message>
        <source>The file names another project now: %1.</source>
        <translation>Die Datei nennt jetzt ein anderes Projekt: %1.</translation>
    </message>
    <message>
        <source>%1 has no running container.</source>
        <translation>%1 hat keinen laufenden Container.</translation>
    </message>
    <message>
        <source>Put the file right first.</source>
        <translation>Zuerst die Datei berichtigen.</translation>
    </message>
    <message>
        <source>%1 is being fetched.</source>
        <translation>%1 wird geholt.</translation>
    </message>
</context>
<context>
    <name>core::Undo</name>
    <message>
        <source>Taking back what this call made in %1</source>
        <translation>Zurücknehmen, was dieser Aufruf in %1 gemacht hat</translation>
    </message>
    <message>
        <source>container %1</source>
        <translation>Container %1</translation>
    </message>
    <message numerus="yes">
        <source>Removing %n container(s)</source>
        <translation>
            <numerusform>%n Container wird entfernt</numerusform>
            <numerusform>%n Container werden entfernt</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui</name>
    <message>
        <source>%1: %2</source>
        <comment>service, what went wrong</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Aktion</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>About Perry Desktop</source>
        <translation>Über Perry Desktop</translation>
    </message>
    <message>
        <source>Perry Desktop %1</source>
        <translation>Perry Desktop %1</translation>
    </message>
    <message>
        <source>Runs container stacks on whatever runtime this machine has.</source>
        <translation>Betreibt Container-Stacks mit jeder Laufzeit, die dieser Rechner hat.</translation>
    </message>
    <message>
        <source>Free software under the MIT licence. Made with Qt %1.</source>
        <translation>Freie Software unter der MIT-Lizenz. Gemacht mit Qt %1.</translation>
    </message>
    <message>
        <source>Quit Perry</source>
        <translation>Perry beenden</translation>
    </message>
    <message numerus="yes">
        <source>%n operations are still running.</source>
        <translation>
            <numerusform>%n Vorgang läuft noch.</numerusform>
            <numerusform>%n Vorgänge laufen noch.</numerusform>
        </translation>
    </message>
    <message>
        <source>Quitting cancels them: what they have begun is taken back first. Stacks that run go on running.</source>
        <translation>Beenden bricht sie ab: Was sie begonnen haben, wird zuerst zurückgenommen. Laufende Stacks laufen weiter.</translation>
    </message>
    <message>
        <source>Keep running</source>
        <translation>Weiterlaufen lassen</translation>
    </message>
    <message>
        <source>Cancel and quit</source>
        <translation>Abbrechen und beenden</translation>
    </message>
    <message>
        <source>Open compose file</source>
        <translation>Compose-Datei öffnen</translation>
    </message>
    <message>
        <source>Compose files (*.yaml *.yml *.json)</source>
        <translation>Compose-Dateien (*.yaml *.yml *.json)</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Stack</source>
        <translation>&amp;Stack</translation>
    </message>
    <message>
        <source>Se&amp;rvice</source>
        <translation>D&amp;ienst</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>&amp;Farben</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>crashed</source>
        <translation>abgestürzt</translation>
    </message>
    <message>
        <source>timed out</source>
        <translation>Zeit abgelaufen</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>abgebrochen</translation>
    </message>
    <message>
        <source>not started</source>
        <translation>nicht gestartet</translation>
    </message>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>rolling back</source>
        <translation>nimmt zurück</translation>
    </message>
    <message>
        <source>done</source>
        <translation>fertig</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>gescheitert</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>skipped</source>
        <translation>übersprungen</translation>
    </message>
    <message>
        <source>rolled back</source>
        <translation>zurückgenommen</translation>
    </message>
    <message>
        <source>%1: rolling back</source>
        <translation>%1: wird zurückgenommen</translation>
    </message>
    <message numerus="yes">
        <source>%1: %2 of %n steps</source>
        <translation>
            <numerusform>%1: %2 von %n Schritt</numerusform>
            <numerusform>%1: %2 von %n Schritten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %2 of %n steps, %3 %4</source>
        <translation>
            <numerusform>%1: %2 von %n Schritt, %3 %4</numerusform>
            <numerusform>%1: %2 von %n Schritten, %3 %4</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 running, %3 failed</source>
        <translation>%1 von %2 laufen, %3 gescheitert</translation>
    </message>
    <message>
        <source>%1 of %2 running, %3 is unhealthy</source>
        <translation>%1 von %2 laufen, %3 ist nicht gesund</translation>
    </message>
    <message>
        <source>%1 of %2 running, %3 is starting</source>
        <translation>%1 von %2 laufen, %3 startet</translation>
    </message>
    <message>
        <source>%1 of %2 running, %3 is paused</source>
        <translation>%1 von %2 laufen, %3 pausiert</translation>
    </message>
    <message>
        <source>%1 of %2 running, %3 is stopped</source>
        <translation>%1 von %2 laufen, %3 ist angehalten</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %2 running, %n unhealthy</source>
        <translation>
            <numerusform>%1 von %2 laufen, %n nicht gesund</numerusform>
            <numerusform>%1 von %2 laufen, %n nicht gesund</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %2 running, %n starting</source>
        <translation>
            <numerusform>%1 von %2 laufen, %n startet</numerusform>
            <numerusform>%1 von %2 laufen, %n starten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %2 running, %n paused</source>
        <translation>
            <numerusform>%1 von %2 laufen, %n pausiert</numerusform>
            <numerusform>%1 von %2 laufen, %n pausieren</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %2 running, %n stopped</source>
        <translation>
            <numerusform>%1 von %2 laufen, %n angehalten</numerusform>
            <numerusform>%1 von %2 laufen, %n angehalten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 · %n done</source>
        <translation>
            <numerusform>%1 · %n fertig</numerusform>
            <numerusform>%1 · %n fertig</numerusform>
        </translation>
    </message>
    <message>
        <source>Last known state</source>
        <translation>Letzter bekannter Zustand</translation>
    </message>
    <message>
        <source>No services</source>
        <translation>Keine Dienste</translation>
    </message>
    <message>
        <source>Not created</source>
        <translation>Nicht erstellt</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>%1 of %2 running</source>
        <translation>%1 von %2 laufen</translation>
    </message>
    <message>
        <source>exit %1</source>
        <translation>Exit %1</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>Known by its containers only</source>
        <translation>Nur durch seine Container bekannt</translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 und %n weitere</numerusform>
            <numerusform>%1 und %n weitere</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::Actions</name>
    <message>
        <source>&amp;Open Compose File…</source>
        <translation>Compose-Datei &amp;öffnen …</translation>
    </message>
    <message>
        <source>&amp;Remove from List</source>
        <translation>Aus der &amp;Liste nehmen</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>&amp;Up</source>
        <translation>&amp;Hochfahren</translation>
    </message>
    <message>
        <source>Re&amp;create All</source>
        <translation>Alle &amp;neu erstellen</translation>
    </message>
    <message>
        <source>&amp;Build and Up</source>
        <translation>&amp;Bauen und hochfahren</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>&amp;Anhalten</translation>
    </message>
    <message>
        <source>&amp;Restart</source>
        <translation>Neu &amp;starten</translation>
    </message>
    <message>
        <source>&amp;Down</source>
        <translation>A&amp;bbauen</translation>
    </message>
    <message>
        <source>Down with &amp;Volumes…</source>
        <translation>Mit &amp;Volumes abbauen …</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Abbrechen</translation>
    </message>
    <message>
        <source>Open &amp;Folder</source>
        <translation>&amp;Ordner öffnen</translation>
    </message>
    <message>
        <source>Copy &amp;Path</source>
        <translation>&amp;Pfad kopieren</translation>
    </message>
    <message>
        <source>&amp;Up This Service</source>
        <translation>Diesen Dienst &amp;hochfahren</translation>
    </message>
    <message>
        <source>S&amp;tart</source>
        <translation>S&amp;tarten</translation>
    </message>
    <message>
        <source>&amp;Logs</source>
        <translation>&amp;Logs</translation>
    </message>
    <message>
        <source>S&amp;hell</source>
        <translation>&amp;Shell</translation>
    </message>
    <message>
        <source>Open in &amp;Browser</source>
        <translation>Im &amp;Browser öffnen</translation>
    </message>
    <message>
        <source>Copy &amp;Name</source>
        <translation>&amp;Namen kopieren</translation>
    </message>
    <message>
        <source>Copy Container &amp;ID</source>
        <translation>Container-&amp;ID kopieren</translation>
    </message>
    <message>
        <source>Copy &amp;Image</source>
        <translation>&amp;Image kopieren</translation>
    </message>
    <message>
        <source>&amp;Refresh</source>
        <translation>Akt&amp;ualisieren</translation>
    </message>
    <message>
        <source>&amp;Find in Logs</source>
        <translation>In den Logs &amp;suchen</translation>
    </message>
    <message>
        <source>&amp;Services</source>
        <translation>&amp;Dienste</translation>
    </message>
    <message>
        <source>&amp;Graph</source>
        <translation>&amp;Graph</translation>
    </message>
    <message>
        <source>&amp;Logs Panel</source>
        <translation>Bereich &amp;Logs</translation>
    </message>
    <message>
        <source>&amp;Terminal Panel</source>
        <translation>Bereich &amp;Terminal</translation>
    </message>
    <message>
        <source>&amp;Activity Panel</source>
        <translation>Bereich &amp;Vorgänge</translation>
    </message>
    <message>
        <source>Side&amp;bar</source>
        <translation>&amp;Seitenleiste</translation>
    </message>
    <message>
        <source>Bottom &amp;Panel</source>
        <translation>&amp;Unterer Bereich</translation>
    </message>
    <message>
        <source>&amp;Diagnostics</source>
        <translation>D&amp;iagnose</translation>
    </message>
    <message>
        <source>&amp;Next Pane</source>
        <translation>&amp;Nächster Bereich</translation>
    </message>
    <message>
        <source>Pre&amp;vious Pane</source>
        <translation>V&amp;origer Bereich</translation>
    </message>
    <message>
        <source>Like the &amp;System</source>
        <translation>Wie das &amp;System</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Hell</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;Dunkel</translation>
    </message>
    <message>
        <source>&amp;Check Runtimes Again</source>
        <translation>&amp;Laufzeiten erneut prüfen</translation>
    </message>
    <message>
        <source>&amp;Keyboard Shortcuts</source>
        <translation>&amp;Tastenkürzel</translation>
    </message>
    <message>
        <source>&amp;About Perry Desktop</source>
        <translation>&amp;Über Perry Desktop</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>action (keys)</comment>
        <translation>%1 (%2)</translation>
    </message>
</context>
<context>
    <name>ui::ActivityPane</name>
    <message>
        <source>Operations</source>
        <translation>Vorgänge</translation>
    </message>
    <message>
        <source>Nothing has been done yet. Operations and their steps appear here.</source>
        <translation>Noch wurde nichts getan. Vorgänge und ihre Schritte erscheinen hier.</translation>
    </message>
</context>
<context>
    <name>ui::Banner</name>
    <message>
        <source>Close this message</source>
        <translation>Diese Meldung schließen</translation>
    </message>
</context>
<context>
    <name>ui::CommandBox</name>
    <message>
        <source>Copy the command</source>
        <translation>Befehl kopieren</translation>
    </message>
</context>
<context>
    <name>ui::CommandsView</name>
    <message>
        <source>Commands run</source>
        <translation>Ausgeführte Befehle</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
</context>
<context>
    <name>ui::ConsolePane</name>
    <message>
        <source>Ended (exit code %1). Press Enter to restart.</source>
        <translation>Beendet (Exit-Code %1). Enter startet neu.</translation>
    </message>
    <message>
        <source>Ended (exit code %1): %2 Press Enter to restart.</source>
        <translation>Beendet (Exit-Code %1): %2 Enter startet neu.</translation>
    </message>
    <message>
        <source>Restart</source>
        <translation>Neu starten</translation>
    </message>
</context>
<context>
    <name>ui::ConsoleTabs</name>
    <message>
        <source>Terminals</source>
        <translation>Terminals</translation>
    </message>
    <message>
        <source>Close this terminal</source>
        <translation>Dieses Terminal schließen</translation>
    </message>
    <message>
        <source>Terminal: %1</source>
        <translation>Terminal: %1</translation>
    </message>
    <message>
        <source>Terminal: %1 (bell)</source>
        <translation>Terminal: %1 (Glocke)</translation>
    </message>
    <message>
        <source>Terminal: %1 (ended)</source>
        <translation>Terminal: %1 (beendet)</translation>
    </message>
    <message>
        <source>Terminal of %1</source>
        <translation>Terminal von %1</translation>
    </message>
</context>
<context>
    <name>ui::DiagnosticsPage</name>
    <message>
        <source>Diagnostics</source>
        <translation>Diagnose</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>Erneut prüfen</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>Copy all</source>
        <translation>Alle kopieren</translation>
    </message>
    <message>
        <source>Commands run</source>
        <translation>Ausgeführte Befehle</translation>
    </message>
    <message>
        <source>Runtimes</source>
        <translation>Laufzeiten</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>reason, hint</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Not on this machine: %1</source>
        <translation>Nicht auf diesem Rechner: %1</translation>
    </message>
    <message>
        <source>There is no container runtime on this machine. Install podman or Docker, then check again.</source>
        <translation>Auf diesem Rechner gibt es keine Container-Laufzeit. Podman oder Docker installieren, dann erneut prüfen.</translation>
    </message>
    <message>
        <source>No container runtime works yet. Each card below says what is missing and the next step.</source>
        <translation>Noch funktioniert keine Container-Laufzeit. Jede Karte unten sagt, was fehlt, und den nächsten Schritt.</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Prüft …</translation>
    </message>
    <message>
        <source>Checked just now in %1</source>
        <translation>Gerade geprüft in %1</translation>
    </message>
    <message>
        <source>Checked %1 ago in %2</source>
        <translation>Vor %1 geprüft in %2</translation>
    </message>
</context>
<context>
    <name>ui::Dock</name>
    <message>
        <source>Hide the panel</source>
        <translation>Bereich ausblenden</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>tab, count</comment>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>ui::FindField</name>
    <message>
        <source>Find</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Find in the log</source>
        <translation>Im Log suchen</translation>
    </message>
    <message>
        <source>Finds a text in any case, or a /regular expression/; with i behind it in any case as well. Enter goes to the next match, Shift+Enter to the one before.</source>
        <translation>Findet Text ohne Rücksicht auf Groß- und Kleinschreibung oder einen /regulären Ausdruck/; mit i dahinter ebenso ohne Rücksicht. Enter geht zum nächsten Treffer, Umschalt+Enter zum vorigen.</translation>
    </message>
</context>
<context>
    <name>ui::GraphPane</name>
    <message>
        <source>Fit</source>
        <translation>Einpassen</translation>
    </message>
    <message>
        <source>Show all of the graph (0)</source>
        <translation>Den ganzen Graphen zeigen (0)</translation>
    </message>
    <message>
        <source>Zoom out (-)</source>
        <translation>Verkleinern (-)</translation>
    </message>
    <message>
        <source>Zoom in (+)</source>
        <translation>Vergrößern (+)</translation>
    </message>
    <message>
        <source>Volumes</source>
        <translation>Volumes</translation>
    </message>
    <message>
        <source>Networks</source>
        <translation>Netzwerke</translation>
    </message>
    <message>
        <source>No stack</source>
        <translation>Kein Stack</translation>
    </message>
    <message>
        <source>Choose a stack to see how its services depend on each other.</source>
        <translation>Einen Stack wählen, um zu sehen, wie seine Dienste voneinander abhängen.</translation>
    </message>
    <message>
        <source>Nothing to draw</source>
        <translation>Nichts zu zeichnen</translation>
    </message>
    <message>
        <source>%1 has no services.</source>
        <translation>%1 hat keine Dienste.</translation>
    </message>
</context>
<context>
    <name>ui::GraphTexts</name>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>done (exit %1)</source>
        <translation>fertig (Exit %1)</translation>
    </message>
    <message>
        <source>failed (exit %1)</source>
        <translation>fehlgeschlagen (Exit %1)</translation>
    </message>
    <message>
        <source>%1 %2 of %3</source>
        <translation>%1, %2 von %3</translation>
    </message>
    <message>
        <source>started</source>
        <translation>gestartet</translation>
    </message>
    <message>
        <source>healthy</source>
        <translation>gesund</translation>
    </message>
    <message>
        <source>done</source>
        <translation>fertig</translation>
    </message>
    <message>
        <source>%1 starts when %2 has started.</source>
        <translation>%1 startet, wenn %2 gestartet ist.</translation>
    </message>
    <message>
        <source>%1 starts when %2 is healthy.</source>
        <translation>%1 startet, wenn %2 gesund ist.</translation>
    </message>
    <message>
        <source>%1 starts when %2 has ended without an error.</source>
        <translation>%1 startet, wenn %2 ohne Fehler beendet ist.</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>not in this stack</source>
        <translation>nicht in diesem Stack</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n weiteres</numerusform>
            <numerusform>%n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>depends on %1 (%2)</source>
        <translation>braucht %1 (%2)</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message numerus="yes">
        <source>%n volume(s)</source>
        <translation>
            <numerusform>%n Volume</numerusform>
            <numerusform>%n Volumes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n Datei</numerusform>
            <numerusform>%n Dateien</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::GraphView</name>
    <message numerus="yes">
        <source>Dependency graph of %1: %n service(s)</source>
        <translation>
            <numerusform>Abhängigkeitsgraph von %1: %n Dienst</numerusform>
            <numerusform>Abhängigkeitsgraph von %1: %n Dienste</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::JobDetail</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Show details</source>
        <translation>Einzelheiten zeigen</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Hide details</source>
        <translation>Einzelheiten ausblenden</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message numerus="yes">
        <source>%1, %2 of %n steps, %3</source>
        <comment>state, steps, duration</comment>
        <translation>
            <numerusform>%1, %2 von %n Schritt, %3</numerusform>
            <numerusform>%1, %2 von %n Schritten, %3</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::JobsModel</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>ui::LogFinder</name>
    <message>
        <source>This pattern is too expensive.</source>
        <translation>Dieses Muster ist zu aufwendig.</translation>
    </message>
</context>
<context>
    <name>ui::LogPane</name>
    <message>
        <source>Previous match (Shift+F3)</source>
        <translation>Voriger Treffer (Umschalt+F3)</translation>
    </message>
    <message>
        <source>Previous match</source>
        <translation>Voriger Treffer</translation>
    </message>
    <message>
        <source>Next match (F3)</source>
        <translation>Nächster Treffer (F3)</translation>
    </message>
    <message>
        <source>Next match</source>
        <translation>Nächster Treffer</translation>
    </message>
    <message>
        <source>Keeps the newest line in sight (F).</source>
        <translation>Hält die neueste Zeile im Blick (F).</translation>
    </message>
    <message>
        <source>Clear view</source>
        <translation>Ansicht leeren</translation>
    </message>
    <message>
        <source>Hides the lines up to now (C). Nothing is lost.</source>
        <translation>Blendet die Zeilen bis jetzt aus (C). Nichts geht verloren.</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Zurückholen</translation>
    </message>
    <message>
        <source>Shows the cleared lines again.</source>
        <translation>Zeigt die ausgeblendeten Zeilen wieder.</translation>
    </message>
    <message>
        <source>Not possible</source>
        <translation>Nicht möglich</translation>
    </message>
    <message>
        <source>…</source>
        <translation>…</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Following</source>
        <translation>Folgt</translation>
    </message>
    <message>
        <source>Follow</source>
        <translation>Folgen</translation>
    </message>
</context>
<context>
    <name>ui::LogView</name>
    <message>
        <source>Log</source>
        <translation>Log</translation>
    </message>
    <message numerus="yes">
        <source>▼ %1 new</source>
        <translation>
            <numerusform>▼ %1 neue</numerusform>
            <numerusform>▼ %1 neue</numerusform>
        </translation>
    </message>
    <message>
        <source>All lines are hidden.</source>
        <translation>Alle Zeilen sind ausgeblendet.</translation>
    </message>
    <message>
        <source>There are no lines yet.</source>
        <translation>Noch gibt es keine Zeilen.</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy with time and service</source>
        <translation>Mit Zeit und Dienst kopieren</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>Alles auswählen</translation>
    </message>
    <message>
        <source>Wrap lines</source>
        <translation>Zeilen umbrechen</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>Uhr</translation>
    </message>
    <message>
        <source>Since the first line</source>
        <translation>Seit der ersten Zeile</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Vergrößern</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Verkleinern</translation>
    </message>
    <message>
        <source>Show the cleared lines</source>
        <translation>Ausgeblendete Zeilen zeigen</translation>
    </message>
    <message>
        <source>Clear view</source>
        <translation>Ansicht leeren</translation>
    </message>
</context>
<context>
    <name>ui::MainWindow</name>
    <message>
        <source>No stacks yet</source>
        <translation>Noch keine Stacks</translation>
    </message>
    <message>
        <source>Open a compose file, or drag one or its folder onto this window. What already runs on this machine appears by itself.</source>
        <translation>Eine Compose-Datei öffnen oder sie oder ihren Ordner auf dieses Fenster ziehen. Was auf diesem Rechner schon läuft, erscheint von selbst.</translation>
    </message>
    <message>
        <source>Open a compose file</source>
        <translation>Compose-Datei öffnen</translation>
    </message>
    <message>
        <source>Logs</source>
        <translation>Logs</translation>
    </message>
    <message>
        <source>No terminal is open. Select a service that runs and press %1.</source>
        <translation>Kein Terminal ist offen. Einen laufenden Dienst auswählen und %1 drücken.</translation>
    </message>
    <message>
        <source>Terminal</source>
        <translation>Terminal</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>Vorgänge</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Probleme</translation>
    </message>
    <message>
        <source>%1 is down. Its volumes are kept.</source>
        <translation>%1 ist abgebaut. Die Volumes sind noch da.</translation>
    </message>
    <message>
        <source>%1 failed. %2</source>
        <comment>operation, what went wrong</comment>
        <translation>%1 ist fehlgeschlagen. %2</translation>
    </message>
    <message>
        <source>%1 (%2 of %3)</source>
        <comment>operation, steps</comment>
        <translation>%1 (%2 von %3)</translation>
    </message>
    <message>
        <source>Perry Desktop</source>
        <translation>Perry Desktop</translation>
    </message>
    <message>
        <source>%1 – Perry Desktop</source>
        <translation>%1 – Perry Desktop</translation>
    </message>
    <message>
        <source>Looking for a container runtime</source>
        <translation>Sucht eine Container-Laufzeit</translation>
    </message>
    <message>
        <source>No container runtime works</source>
        <translation>Keine Container-Laufzeit funktioniert</translation>
    </message>
    <message>
        <source>%1 %2 %3</source>
        <comment>runtime, version, mode</comment>
        <translation>%1 %2 %3</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Show problems</source>
        <translation>Probleme zeigen</translation>
    </message>
    <message>
        <source>Show activity</source>
        <translation>Vorgänge zeigen</translation>
    </message>
    <message>
        <source>Up again</source>
        <translation>Wieder hochfahren</translation>
    </message>
</context>
<context>
    <name>ui::ProblemsPane</name>
    <message>
        <source>Problems</source>
        <translation>Probleme</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Press Enter to go to %1</source>
        <translation>Enter geht zu %1</translation>
    </message>
</context>
<context>
    <name>ui::RuntimeCard</name>
    <message>
        <source>client %1</source>
        <translation>Client %1</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>Show what it said</source>
        <translation>Zeigen, was es sagte</translation>
    </message>
    <message>
        <source>Hide what it said</source>
        <translation>Ausblenden, was es sagte</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>Benutzen</translation>
    </message>
    <message>
        <source>In use, pinned</source>
        <translation>In Gebrauch, fest gewählt</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>In Gebrauch</translation>
    </message>
    <message>
        <source>Use %1 from now on</source>
        <translation>Ab jetzt %1 benutzen</translation>
    </message>
    <message>
        <source>Chosen by you. Press to let Perry choose.</source>
        <translation>Von Ihnen gewählt. Drücken lässt Perry wählen.</translation>
    </message>
    <message>
        <source>Chosen by Perry: the first in order that works. Press to keep it.</source>
        <translation>Von Perry gewählt: die erste der Reihe, die funktioniert. Drücken hält sie fest.</translation>
    </message>
</context>
<context>
    <name>ui::ServiceChip</name>
    <message>
        <source>Show the lines of %1</source>
        <translation>Die Zeilen von %1 zeigen</translation>
    </message>
    <message>
        <source>Click shows or hides the lines of %1. Alt+click shows only them.</source>
        <translation>Klick zeigt oder verbirgt die Zeilen von %1. Alt+Klick zeigt nur sie.</translation>
    </message>
    <message>
        <source>Show only %1</source>
        <translation>Nur %1 zeigen</translation>
    </message>
    <message>
        <source>Show all services</source>
        <translation>Alle Dienste zeigen</translation>
    </message>
</context>
<context>
    <name>ui::ServiceDetails</name>
    <message>
        <source>Select a service to see more about it.</source>
        <translation>Einen Dienst auswählen, um mehr über ihn zu sehen.</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>Image</translation>
    </message>
    <message>
        <source>Ports</source>
        <translation>Ports</translation>
    </message>
    <message>
        <source>Networks</source>
        <translation>Netzwerke</translation>
    </message>
    <message>
        <source>Mounts</source>
        <translation>Mounts</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>Umgebung</translation>
    </message>
    <message>
        <source>Restart</source>
        <translation>Neu starten</translation>
    </message>
    <message>
        <source>Logs</source>
        <translation>Logs</translation>
    </message>
    <message>
        <source>Shell</source>
        <translation>Shell</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message numerus="yes">
        <source>%n value(s)</source>
        <translation>
            <numerusform>%n Wert</numerusform>
            <numerusform>%n Werte</numerusform>
        </translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>%1 öffnen</translation>
    </message>
</context>
<context>
    <name>ui::ServicesModel</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Dienst</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>Image</translation>
    </message>
    <message>
        <source>Ports</source>
        <translation>Ports</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Seit</translation>
    </message>
    <message>
        <source>%1
The container was made from another spec. Up recreates it.</source>
        <translation>%1
Der Container wurde aus einer anderen Spezifikation gemacht. Hochfahren erstellt ihn neu.</translation>
    </message>
    <message>
        <source>%1 → %2 in the container</source>
        <translation>%1 → %2 im Container</translation>
    </message>
</context>
<context>
    <name>ui::ServicesView</name>
    <message>
        <source>Services</source>
        <translation>Dienste</translation>
    </message>
</context>
<context>
    <name>ui::Sidebar</name>
    <message>
        <source>Runtime</source>
        <translation>Laufzeit</translation>
    </message>
    <message>
        <source>Stacks</source>
        <translation>Stacks</translation>
    </message>
    <message>
        <source>Open a stack</source>
        <translation>Einen Stack öffnen</translation>
    </message>
    <message>
        <source>Diagnostics</source>
        <translation>Diagnose</translation>
    </message>
    <message>
        <source>No runtime</source>
        <translation>Keine Laufzeit</translation>
    </message>
    <message>
        <source>No container runtime works. Diagnostics says why.</source>
        <translation>Keine Container-Laufzeit funktioniert. Die Diagnose sagt, warum.</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>runtime, version</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1 %2 at %3</source>
        <translation>%1 %2 in %3</translation>
    </message>
    <message>
        <source>Runtime: %1</source>
        <translation>Laufzeit: %1</translation>
    </message>
    <message numerus="yes">
        <source>Diagnostics, %n need attention</source>
        <translation>
            <numerusform>Diagnose, %n braucht Aufmerksamkeit</numerusform>
            <numerusform>Diagnose, %n brauchen Aufmerksamkeit</numerusform>
        </translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Sucht …</translation>
    </message>
    <message>
        <source>Runtime: looking for one</source>
        <translation>Laufzeit: wird gesucht</translation>
    </message>
    <message>
        <source>Choose Automatically</source>
        <translation>Automatisch wählen</translation>
    </message>
    <message>
        <source>%1 (does not work yet)</source>
        <translation>%1 (funktioniert noch nicht)</translation>
    </message>
</context>
<context>
    <name>ui::SlimProgress</name>
    <message>
        <source>%1 of %2 steps</source>
        <translation>%1 von %2 Schritten</translation>
    </message>
</context>
<context>
    <name>ui::SourceWindow</name>
    <message>
        <source>Open in editor</source>
        <translation>Im Editor öffnen</translation>
    </message>
    <message>
        <source>Open the file with the program that this system has for it</source>
        <translation>Die Datei mit dem Programm öffnen, das dieses System dafür hat</translation>
    </message>
    <message>
        <source>%1 – Perry Desktop</source>
        <translation>%1 – Perry Desktop</translation>
    </message>
</context>
<context>
    <name>ui::StackHeader</name>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
</context>
<context>
    <name>ui::StackList</name>
    <message>
        <source>Stacks</source>
        <translation>Stacks</translation>
    </message>
</context>
<context>
    <name>ui::StackPage</name>
    <message>
        <source>Services</source>
        <translation>Dienste</translation>
    </message>
    <message>
        <source>Graph</source>
        <translation>Graph</translation>
    </message>
    <message>
        <source>Looking at this stack…</source>
        <translation>Sieht sich diesen Stack an …</translation>
    </message>
    <message>
        <source>This stack has no services.</source>
        <translation>Dieser Stack hat keine Dienste.</translation>
    </message>
    <message>
        <source>The runtime does not answer. This is the last known state.</source>
        <translation>Die Laufzeit antwortet nicht. Das ist der letzte bekannte Zustand.</translation>
    </message>
    <message>
        <source>%1 This is the last known state.</source>
        <translation>%1 Das ist der letzte bekannte Zustand.</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>Aktualisieren</translation>
    </message>
    <message>
        <source>The compose file could not be read: %1</source>
        <translation>Die Compose-Datei ist nicht lesbar: %1</translation>
    </message>
    <message>
        <source>Read it again</source>
        <translation>Erneut lesen</translation>
    </message>
</context>
<context>
    <name>ui::StacksModel</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1
%2
%3</source>
        <translation>%1
%2
%3</translation>
    </message>
</context>
<context>
    <name>ui::StatusLine</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message numerus="yes">
        <source>%1 (and %n more)</source>
        <translation>
            <numerusform>%1 (und %n weiterer)</numerusform>
            <numerusform>%1 (und %n weitere)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::StepsModel</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
</context>
<context>
    <name>ui::TerminalView</name>
    <message>
        <source>Terminal</source>
        <translation>Terminal</translation>
    </message>
    <message>
        <source>Keys go to the program. Shift+Escape leaves the terminal.</source>
        <translation>Tasten gehen an das Programm. Umschalt+Escape verlässt das Terminal.</translation>
    </message>
    <message numerus="yes">
        <source>The clipboard holds %n line(s), which may run as commands. Enter pastes, Escape does not.</source>
        <translation>
            <numerusform>Die Zwischenablage enthält %n Zeile, die als Befehl laufen kann. Enter fügt ein, Escape nicht.</numerusform>
            <numerusform>Die Zwischenablage enthält %n Zeilen, die als Befehle laufen können. Enter fügt ein, Escape nicht.</numerusform>
        </translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Einfügen</translation>
    </message>
    <message>
        <source>%1
Control and click opens it.</source>
        <translation>%1
Strg und Klick öffnet es.</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Select All</source>
        <translation>Alles auswählen</translation>
    </message>
    <message>
        <source>Clear Scrollback</source>
        <translation>Verlauf leeren</translation>
    </message>
    <message>
        <source>Zoom In</source>
        <translation>Vergrößern</translation>
    </message>
    <message>
        <source>Zoom Out</source>
        <translation>Verkleinern</translation>
    </message>
    <message>
        <source>Original Size</source>
        <translation>Ursprüngliche Größe</translation>
    </message>
</context>
<context>
    <name>ui::Ticks</name>
    <message>
        <source>found</source>
        <translation>gefunden</translation>
    </message>
    <message>
        <source>set up</source>
        <translation>eingerichtet</translation>
    </message>
    <message>
        <source>reachable</source>
        <translation>erreichbar</translation>
    </message>
    <message>
        <source>usable</source>
        <translation>benutzbar</translation>
    </message>
    <message>
        <source>%1: yes</source>
        <translation>%1: ja</translation>
    </message>
    <message>
        <source>%1: no</source>
        <translation>%1: nein</translation>
    </message>
    <message>
        <source>%1: not known</source>
        <translation>%1: nicht bekannt</translation>
    </message>
</context>
<context>
    <name>ui::VolumesDialog</name>
    <message numerus="yes">
        <source>Remove %n volumes</source>
        <translation>
            <numerusform>%n Volume entfernen</numerusform>
            <numerusform>%n Volumes entfernen</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Down with volumes</source>
        <translation>Mit Volumes abbauen</translation>
    </message>
    <message>
        <source>Remove %1 and the data in its volumes?</source>
        <translation>%1 und die Daten in seinen Volumes entfernen?</translation>
    </message>
    <message>
        <source>Containers and networks can be made again by Up. What these volumes hold is gone for good:</source>
        <translation>Container und Netzwerke lassen sich durch Hochfahren neu machen. Was diese Volumes enthalten, ist endgültig weg:</translation>
    </message>
    <message>
        <source>Volumes that are removed</source>
        <translation>Volumes, die entfernt werden</translation>
    </message>
</context>
</TS>
