package io.github.nh4j.planted;

import java.util.HashMap;
import java.util.Map;

/** Can be inherited from, has a setter and shares what changes. */
public class OpenAndChangeable {
    static int counter;
    static final Map<String, String> FINE = Map.of();
    static final HashMap<String, String> CACHE = new HashMap<>();
    static final byte[] WRITABLE = {1};

    private String name = "";

    public void setName(String name) {
        this.name = name;
    }

    public void settle() {
        counter++;
    }

    @Override
    public String toString() {
        return name;
    }
}
