@NullMarked
package uk.directly.audit.web;

import org.jspecify.annotations.NullMarked;
