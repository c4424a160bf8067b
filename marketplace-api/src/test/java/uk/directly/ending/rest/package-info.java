@NullMarked
package uk.directly.ending.rest;

import org.jspecify.annotations.NullMarked;
