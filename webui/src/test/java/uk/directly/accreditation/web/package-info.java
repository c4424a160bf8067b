@NullMarked
package uk.directly.accreditation.web;

import org.jspecify.annotations.NullMarked;
