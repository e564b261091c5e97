/** To whom a notification goes: tags and expressions over them. */
@NullMarked
package io.github.nh4j.tag;

import org.jspecify.annotations.NullMarked;
