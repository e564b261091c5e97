/** The port over OkHttp: {@link io.github.nh4j.transport.okhttp.OkHttpTransport}. */
@NullMarked
package io.github.nh4j.transport.okhttp;

import org.jspecify.annotations.NullMarked;
