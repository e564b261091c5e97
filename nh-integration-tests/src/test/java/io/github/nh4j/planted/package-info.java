/**
 * Classes that break the rules of the architecture on purpose, for the tests that the rules notice it. Nothing here is
 * part of the library, and nothing here is to be imitated.
 */
package io.github.nh4j.planted;
