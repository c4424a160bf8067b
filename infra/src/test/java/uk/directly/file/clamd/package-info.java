/** Tests of the virus scanner. */
@NullMarked
package uk.directly.file.clamd;

import org.jspecify.annotations.NullMarked;
