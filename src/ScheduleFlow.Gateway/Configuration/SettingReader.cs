using System.Globalization;

namespace ScheduleFlow.Gateway.Configuration;

/// <summary>
/// Reads single settings and collects what is wrong with each, by its key and value, instead of stopping at the first.
/// </summary>
internal sealed class SettingReader(IConfiguration configuration, List<string> errors)
{
    public string? Text(string key) => configuration[key] is { } text && !string.IsNullOrWhiteSpace(text) ? text.Trim() : null;

    public long Whole(string key, long otherwise, long min, long max)
    {
        if (Text(key) is not { } text)
        {
            return otherwise;
        }

        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) && value >= min && value <= max)
        {
            return value;
        }

        errors.Add(string.Create(CultureInfo.InvariantCulture, $"{key} is '{text}': it must be a whole number from {min} to {max}."));
        return otherwise;
    }

    public TimeSpan Seconds(string key, double otherwise, double min, double max)
    {
        if (Text(key) is not { } text)
        {
            return TimeSpan.FromSeconds(otherwise);
        }

        if (double.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
            && value >= min && value <= max)
        {
            return TimeSpan.FromSeconds(value);
        }

        errors.Add(string.Create(CultureInfo.InvariantCulture, $"{key} is '{text}': it must be a number of seconds from {min} to {max}."));
        return TimeSpan.FromSeconds(otherwise);
    }

    public bool Flag(string key, bool otherwise)
    {
        if (Text(key) is not { } text)
        {
            return otherwise;
        }

        if (bool.TryParse(text, out var value))
        {
            return value;
        }

        errors.Add($"{key} is '{text}': it must be true or false.");
        return otherwise;
    }

    /// <summary>The named one of several choices, in any case, or null where nothing is set.</summary>
    public T? OneOf<T>(string key, params T[] choices)
        where T : struct, Enum
    {
        if (Text(key) is not { } text)
        {
            return null;
        }

        foreach (var choice in choices)
        {
            if (string.Equals(choice.ToString(), text, StringComparison.OrdinalIgnoreCase))
            {
                return choice;
            }
        }

        errors.Add($"{key} is '{text}': it must be one of {string.Join(", ", choices).ToLowerInvariant()}.");
        return null;
    }

    /// <summary>A list, as an array (<c>key:0</c>, <c>key:1</c>) or as one text with separators; null where nothing is set.</summary>
    public IReadOnlyList<string>? List(string key, char separator)
    {
        if (Text(key) is { } text)
        {
            return text.Split(separator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        }

        var items = configuration.GetSection(key).GetChildren().Select(item => item.Value)
            .OfType<string>().Where(item => !string.IsNullOrWhiteSpace(item)).ToArray();
        return items.Length == 0 ? null : items;
    }

    /// <summary>A path, absolute; a relative one is meant from the working folder.</summary>
    public string? FilePath(string key) => Text(key) is { } path ? Absolute(key, path) : null;

    public string Absolute(string key, string path)
    {
        if (path.Contains('\0', StringComparison.Ordinal))
        {
            errors.Add($"{key} contains a NUL character: it must be a path.");
            return Path.DirectorySeparatorChar.ToString();
        }

        return Path.GetFullPath(path);
    }
}
