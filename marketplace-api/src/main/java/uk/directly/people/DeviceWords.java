package uk.directly.people;

import java.util.LinkedHashMap;
import java.util.Map;

/** What a browser says of itself, in words that its owner knows it by; nothing that finds anybody. */
final class DeviceWords {
    private static final Map<String, String> BROWSERS = new LinkedHashMap<>();
    private static final Map<String, String> DEVICES = new LinkedHashMap<>();

    static {
        // Most say that they are others, too: the first that fits.
        BROWSERS.put("SamsungBrowser", "Samsung Internet");
        BROWSERS.put("Edg", "Edge");
        BROWSERS.put("OPR/", "Opera");
        BROWSERS.put("Firefox", "Firefox");
        BROWSERS.put("FxiOS", "Firefox");
        BROWSERS.put("CriOS", "Chrome");
        BROWSERS.put("Chrome", "Chrome");
        BROWSERS.put("Safari", "Safari");
        DEVICES.put("iPhone", "iPhone");
        DEVICES.put("iPad", "iPad");
        DEVICES.put("Android", "Android");
        DEVICES.put("Windows", "Windows");
        DEVICES.put("CrOS", "a Chromebook");
        DEVICES.put("Macintosh", "a Mac");
        DEVICES.put("Linux", "Linux");
    }

    private DeviceWords() {}

    static String of(String userAgent) {
        String browser = first(BROWSERS, userAgent, "A browser");
        String device = first(DEVICES, userAgent, "");
        return device.isEmpty() ? browser : browser + " on " + device;
    }

    private static String first(Map<String, String> words, String userAgent, String otherwise) {
        return words.entrySet().stream()
                .filter(each -> userAgent.contains(each.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(otherwise);
    }
}
