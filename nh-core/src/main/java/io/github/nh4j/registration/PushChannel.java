package io.github.nh4j.registration;

import io.github.nh4j.installation.InstallationPlatform;
import io.github.nh4j.notification.BrowserPushChannel;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a push service finds a device, an app's tile, or a browser. Immutable and thread-safe. Two are equal if all that is
 * in them is.
 */
public final class PushChannel {
    private final InstallationPlatform platform;
    private final String handle;
    private final @Nullable String baiduUserId;
    private final @Nullable BrowserPushChannel browserPushChannel;
    private final @Nullable String secondaryTile;

    private PushChannel(
            InstallationPlatform platform,
            String handle,
            @Nullable String baiduUserId,
            @Nullable BrowserPushChannel browserPushChannel,
            @Nullable String secondaryTile) {
        this.platform = Objects.requireNonNull(platform, "platform");
        this.handle = Objects.requireNonNull(handle, "handle");
        this.baiduUserId = baiduUserId;
        this.browserPushChannel = browserPushChannel;
        this.secondaryTile = secondaryTile;
    }

    /**
     * The channel with a handle, as it stands in an installation.
     *
     * @param platform the push service, but for a browser
     * @param handle a device token, a channel's URI, or, for Baidu, {@code userId-channelId}; of Apple's tokens, which are
     *     hexadecimal, the hub makes upper case, and so does this method
     * @return the channel
     */
    public static PushChannel of(InstallationPlatform platform, String handle) {
        if (platform.equals(InstallationPlatform.BAIDU)) {
            return baidu(
                    handle.substring(0, Math.max(0, handle.indexOf('-'))), handle.substring(handle.indexOf('-') + 1));
        }
        boolean apple = platform.equals(InstallationPlatform.APPLE);
        return new PushChannel(platform, apple ? handle.toUpperCase(Locale.ROOT) : handle, null, null, null);
    }

    /**
     * The channel of a browser.
     *
     * @param subscription the browser's subscription
     * @return the channel
     */
    public static PushChannel of(BrowserPushChannel subscription) {
        return new PushChannel(InstallationPlatform.BROWSER, subscription.endpoint(), null, subscription, null);
    }

    /**
     * The channel of a device with Baidu Cloud Push.
     *
     * @param userId the id of the device's user at Baidu
     * @param channelId the id of the device's channel at Baidu
     * @return the channel, whose handle is {@code userId-channelId}
     */
    public static PushChannel baidu(String userId, String channelId) {
        return new PushChannel(
                InstallationPlatform.BAIDU,
                Objects.requireNonNull(userId, "userId") + "-" + Objects.requireNonNull(channelId, "channelId"),
                userId,
                null,
                null);
    }

    /**
     * The channel of a secondary tile, which an app for Windows may have.
     *
     * @param tileName the name of the tile
     * @return a channel with this one's handle
     */
    public PushChannel withSecondaryTile(String tileName) {
        return new PushChannel(
                platform, handle, baiduUserId, browserPushChannel, Objects.requireNonNull(tileName, "tileName"));
    }

    /**
     * The push service.
     *
     * @return the platform
     */
    public InstallationPlatform platform() {
        return platform;
    }

    /**
     * Where the push service finds the device.
     *
     * @return the handle; for a browser, the URL of its subscription
     */
    public String handle() {
        return handle;
    }

    /**
     * The id of the device's user at Baidu, which is the first part of the handle.
     *
     * @return the id, or empty if this is not Baidu's
     */
    public Optional<String> baiduUserId() {
        return Optional.ofNullable(baiduUserId);
    }

    /**
     * The id of the device's channel at Baidu, which is the second part of the handle.
     *
     * @return the id, or empty if this is not Baidu's
     */
    public Optional<String> baiduChannelId() {
        return baiduUserId().map(userId -> handle.substring(userId.length() + 1));
    }

    /**
     * The whole subscription of a browser.
     *
     * @return the subscription, or empty if this is no browser
     */
    public Optional<BrowserPushChannel> browserPushChannel() {
        return Optional.ofNullable(browserPushChannel);
    }

    /**
     * The name of the secondary tile that the channel is of.
     *
     * @return the name, or empty
     */
    public Optional<String> secondaryTile() {
        return Optional.ofNullable(secondaryTile);
    }

    void requireStorable() {
        Storable.notBlank("the handle of the push channel", handle);
        if (platform.equals(InstallationPlatform.BROWSER) != (browserPushChannel != null)) {
            throw new IllegalArgumentException("a BrowserPushChannel is for the platform browser, and for no other");
        }
        if (browserPushChannel != null) {
            Storable.text("the key of the subscription", browserPushChannel.p256dh());
            Storable.text("the secret of the subscription", browserPushChannel.auth());
        }
        if (platform.equals(InstallationPlatform.APPLE) && !handle.matches("([0-9A-F]{2})+")) {
            throw new IllegalArgumentException("the device token for Apple has " + handle.length()
                    + " characters; it must be an even number of hexadecimal digits");
        }
        if (Storable.isWindows(platform) && !handle.matches("[A-Za-z][A-Za-z0-9+.-]*:\\S+")) {
            throw new IllegalArgumentException("the handle of the push channel must be an absolute URI");
        }
        if (baiduUserId != null) {
            Storable.notBlank("the user id of the push channel", baiduUserId);
            Storable.notBlank("the channel id of the push channel", handle.substring(baiduUserId.length() + 1));
        }
        if (secondaryTile != null) {
            Storable.notBlank("the name of the secondary tile", secondaryTile);
            if (!Storable.isWindows(platform)) {
                throw new IllegalArgumentException("a secondary tile is for the platforms wns and mpns");
            }
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PushChannel that
                && platform.equals(that.platform)
                && handle.equals(that.handle)
                && Objects.equals(baiduUserId, that.baiduUserId)
                && Objects.equals(browserPushChannel, that.browserPushChannel)
                && Objects.equals(secondaryTile, that.secondaryTile);
    }

    @Override
    public int hashCode() {
        return Objects.hash(platform, handle, secondaryTile);
    }

    /** The platform; not the handle, by which a device can be pushed to. */
    @Override
    public String toString() {
        return "push channel (" + Storable.printable(platform.word()) + ")";
    }
}
