/** Tests of the pages for what ends. */
@NullMarked
package uk.directly.ending.web;

import org.jspecify.annotations.NullMarked;
