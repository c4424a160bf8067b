/** The virus scanner ClamAV, spoken to over its own protocol. */
@NullMarked
package uk.directly.file.clamd;

import org.jspecify.annotations.NullMarked;
