package uk.directly.local;

import org.springframework.boot.autoconfigure.AbstractDependsOnBeanFactoryPostProcessor;

/** Makes every bean of one type wait for the beans of another that it doesn't name itself. */
class StartsFirst extends AbstractDependsOnBeanFactoryPostProcessor {

    StartsFirst(Class<?> waiting, Class<?> first) {
        super(waiting, first);
    }
}
