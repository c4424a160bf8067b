package uk.directly.people.web;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What all pages say about this installation.
 *
 * @param demonstration whether nothing here is real, which then stands on every page
 */
@ConfigurationProperties("directly.pages")
record ViewerSettings(@DefaultValue("false") boolean demonstration) {}
