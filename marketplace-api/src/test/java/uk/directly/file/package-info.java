@NullMarked
package uk.directly.file;

import org.jspecify.annotations.NullMarked;
