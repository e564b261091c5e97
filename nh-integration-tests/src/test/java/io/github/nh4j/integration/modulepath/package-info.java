/** The library as a Java module, used by a module of somebody else. */
@NullMarked
package io.github.nh4j.integration.modulepath;

import org.jspecify.annotations.NullMarked;
