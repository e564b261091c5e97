package io.github.nh4j.registration;

import io.github.nh4j.installation.InstallationPlatform;
import java.util.Objects;

/** A registration for native notifications: those whose payload is made for one push service. */
public final class NativeRegistration extends Registration {
    private final PushChannel channel;

    private NativeRegistration(Builder builder) {
        super(builder);
        this.channel = builder.channel;
    }

    /**
     * Starts a registration.
     *
     * @param channel where to push to
     * @return a builder
     */
    public static Builder builder(PushChannel channel) {
        return new Builder(channel);
    }

    /**
     * Starts a registration of a device.
     *
     * @param platform its push service, but for a browser
     * @param handle its handle there, as in {@link PushChannel#of(InstallationPlatform, String)}
     * @return a builder
     */
    public static Builder builder(InstallationPlatform platform, String handle) {
        return new Builder(PushChannel.of(platform, handle));
    }

    /**
     * Starts a registration from this one.
     *
     * @return a builder with all that is in here
     */
    public Builder toBuilder() {
        return copyTo(new Builder(channel));
    }

    /**
     * Where the hub pushes to.
     *
     * @return the channel
     */
    public PushChannel channel() {
        return channel;
    }

    @Override
    public NativeRegistration requireStorable() {
        requireStorable("");
        channel.requireStorable();
        return this;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NativeRegistration that && equalsInCommon(that) && channel.equals(that.channel);
    }

    @Override
    public int hashCode() {
        return Objects.hash(super.hashCode(), channel);
    }

    /** Id, platform and sizes: no handle and no tag. */
    @Override
    public String toString() {
        return text("native") + ", " + channel;
    }

    /** Collects a registration. Not thread-safe. */
    public static final class Builder extends RegistrationBuilder<Builder> {
        private PushChannel channel;

        private Builder(PushChannel channel) {
            this.channel = Objects.requireNonNull(channel, "channel");
        }

        @Override
        Builder self() {
            return this;
        }

        /**
         * Gives another channel.
         *
         * @param channel where to push to
         * @return this builder
         */
        public Builder channel(PushChannel channel) {
            this.channel = Objects.requireNonNull(channel, "channel");
            return this;
        }

        /**
         * Makes the registration.
         *
         * @return an immutable registration
         */
        public NativeRegistration build() {
            return new NativeRegistration(this);
        }
    }
}
