/** An application. It names no transport: the one that is there is found. */
module consumer {
    requires io.github.nh4j.core;
    requires io.github.nh4j.emulator.server;

    uses io.github.nh4j.transport.TransportProvider;
}
