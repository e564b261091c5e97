/** Whether and how calls are repeated. */
@NullMarked
package io.github.nh4j.retry;

import org.jspecify.annotations.NullMarked;
