/** The documents' code: it compiles, and what needs no hub of Azure runs. */
@NullMarked
package io.github.nh4j.integration.docs;

import org.jspecify.annotations.NullMarked;
