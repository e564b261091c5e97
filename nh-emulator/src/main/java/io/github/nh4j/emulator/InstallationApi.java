package io.github.nh4j.emulator;

/** Stores, reads, changes and deletes installations. */
final class InstallationApi {
    private final Hub hub;

    InstallationApi(Hub hub) {
        this.hub = hub;
    }

    Reply reply(HubRequest request, String id) {
        switch (request.method()) {
            case "PUT" -> {
                hub.put(InstallationReader.read(request.text(), id));
                return Reply.empty(200);
            }
            case "GET" -> {
                return hub.installation(id)
                        .map(InstallationWriter::write)
                        // The hub calls its JSON XML here.
                        .map(json -> Reply.xml(200, json))
                        .orElseThrow(() -> Refusal.of(404, "Installation not found"));
            }
            case "PATCH" -> {
                // That there is none would be found out in the background, where nobody hears of it.
                hub.change(id, InstallationPatch.read(request.text())::applyTo);
                return Reply.empty(200);
            }
            case "DELETE" -> {
                hub.deleteInstallation(id);
                return Reply.empty(204);
            }
            default -> throw HubRouter.methodNotAllowed(request);
        }
    }
}
