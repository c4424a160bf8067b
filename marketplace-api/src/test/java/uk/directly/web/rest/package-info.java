@NullMarked
package uk.directly.web.rest;

import org.jspecify.annotations.NullMarked;
