package io.github.nh4j.planted.ring;

import io.github.nh4j.planted.ring.other.There;

/** Needs a package that needs this one. */
public final class Here {
    There there() {
        return new There();
    }
}
