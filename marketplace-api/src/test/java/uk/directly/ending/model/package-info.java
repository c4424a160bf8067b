@NullMarked
package uk.directly.ending.model;

import org.jspecify.annotations.NullMarked;
