package io.github.nh4j.hub;

/** Which of Apple's services a hub pushes through; device tokens are good for one of them only. */
public enum ApnsEnvironment {
    /** For apps from the App Store and TestFlight. */
    PRODUCTION("https://api.push.apple.com:443/3/device", "gateway.push.apple.com"),
    /** For apps that Xcode has installed. */
    SANDBOX("https://api.development.push.apple.com:443/3/device", "gateway.sandbox.push.apple.com");

    final String tokenEndpoint;
    final String certificateEndpoint;

    ApnsEnvironment(String tokenEndpoint, String certificateEndpoint) {
        this.tokenEndpoint = tokenEndpoint;
        this.certificateEndpoint = certificateEndpoint;
    }
}
