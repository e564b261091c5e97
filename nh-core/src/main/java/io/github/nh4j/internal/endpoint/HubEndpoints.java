package io.github.nh4j.internal.endpoint;

import io.github.nh4j.internal.time.Randomness;

/** All operations of one hub. */
public record HubEndpoints(
        SendEndpoints sends,
        InstallationEndpoints installations,
        RegistrationEndpoints registrations,
        JobEndpoints jobs,
        TelemetryEndpoints telemetry) {

    public static HubEndpoints of(HubRoutes routes, Randomness randomness) {
        return new HubEndpoints(
                new SendEndpoints(routes, randomness),
                new InstallationEndpoints(routes),
                new RegistrationEndpoints(routes),
                new JobEndpoints(routes),
                new TelemetryEndpoints(routes));
    }
}
