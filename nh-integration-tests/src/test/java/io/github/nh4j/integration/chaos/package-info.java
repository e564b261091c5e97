/** What a client says of its calls, compared with what the hub did, while much goes wrong. */
@NullMarked
package io.github.nh4j.integration.chaos;

import org.jspecify.annotations.NullMarked;
