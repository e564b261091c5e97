/** What the fuzz targets share. Each target is beside what it feeds: a class {@code *Fuzz} with one {@code @FuzzTest}. */
@NullMarked
package io.github.nh4j.fuzz;

import org.jspecify.annotations.NullMarked;
