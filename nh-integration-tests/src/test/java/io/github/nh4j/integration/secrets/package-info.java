/** That no secret is seen where it has no business. */
@NullMarked
package io.github.nh4j.integration.secrets;

import org.jspecify.annotations.NullMarked;
