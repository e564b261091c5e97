/**
 * The catalogue of what can go wrong, case by case, with a whole client over real sockets: each HTTP stack, blocking and
 * asynchronous. What a case is called is its number in {@code catalogue.csv}.
 */
@NullMarked
package io.github.nh4j.integration.faults;

import org.jspecify.annotations.NullMarked;
