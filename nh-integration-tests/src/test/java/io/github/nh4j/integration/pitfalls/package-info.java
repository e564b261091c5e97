/**
 * What clients of this service are known to get wrong, each tried on the client as a user has it: one test for one fault,
 * named after what must be true. More about each part is in the tests of its own module.
 */
@NullMarked
package io.github.nh4j.integration.pitfalls;

import org.jspecify.annotations.NullMarked;
