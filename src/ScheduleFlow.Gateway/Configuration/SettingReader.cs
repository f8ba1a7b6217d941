using System.Globalization;

namespace ScheduleFlow.Gateway.Configuration;

/// <summary>
/// Reads single settings. Collects an error for each wrong one, with its key and value, instead of stopping at the first.
/// </summary>
internal sealed class SettingReader(IConfiguration configuration, List<string> errors)
{
    /// <summary>The text, or null where nothing is set.</summary>
    public string? Text(TextSetting setting) => Text(setting.Key);

    public long Whole(WholeSetting setting)
    {
        if (Text(setting.Key) is not { } text)
        {
            return setting.Otherwise;
        }

        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) && setting.Takes(value))
        {
            return value;
        }

        var orZero = setting.OrZero ? ", or 0" : "";
        errors.Add(string.Create(
            CultureInfo.InvariantCulture,
            $"{setting.Key} is '{text}': it must be a whole number from {setting.Min} to {setting.Max}{orZero}."));
        return setting.Otherwise;
    }

    public TimeSpan Seconds(SecondsSetting setting)
    {
        if (Text(setting.Key) is not { } text)
        {
            return TimeSpan.FromSeconds(setting.Otherwise);
        }

        const NumberStyles Style = NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign;
        if (double.TryParse(text, Style, CultureInfo.InvariantCulture, out var value)
            && value >= setting.Min && value <= setting.Max)
        {
            return TimeSpan.FromSeconds(value);
        }

        errors.Add(string.Create(
            CultureInfo.InvariantCulture,
            $"{setting.Key} is '{text}': it must be a number of seconds from {setting.Min} to {setting.Max}."));
        return TimeSpan.FromSeconds(setting.Otherwise);
    }

    public bool Flag(FlagSetting setting)
    {
        if (Text(setting.Key) is not { } text)
        {
            return setting.Otherwise;
        }

        if (bool.TryParse(text, out var value))
        {
            return value;
        }

        errors.Add($"{setting.Key} is '{text}': it must be true or false.");
        return setting.Otherwise;
    }

    /// <summary>The choice that is set, in upper or lower case; null where nothing is set.</summary>
    public T? OneOf<T>(ChoiceSetting<T> setting)
        where T : struct, Enum
    {
        if (Text(setting.Key) is not { } text)
        {
            return null;
        }

        foreach (var choice in setting.Choices)
        {
            if (string.Equals(choice.ToString(), text, StringComparison.OrdinalIgnoreCase))
            {
                return choice;
            }
        }

        errors.Add($"{setting.Key} is '{text}': it must be one of {setting.Range}.");
        return null;
    }

    /// <summary>A list, as an array (<c>key:0</c>, <c>key:1</c>) or as one text with separators; null where nothing is set.</summary>
    public IReadOnlyList<string>? List(ListSetting setting)
    {
        if (Text(setting.Key) is { } text)
        {
            return text.Split(setting.Separator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        }

        var items = configuration.GetSection(setting.Key).GetChildren().Select(item => item.Value)
            .OfType<string>().Where(item => !string.IsNullOrWhiteSpace(item)).ToArray();
        return items.Length == 0 ? null : items;
    }

    /// <summary>A path, absolute; a relative one is resolved against the working folder.</summary>
    public string? FilePath(TextSetting setting) => Text(setting) is { } path ? Absolute(setting, path) : null;

    public string Absolute(Setting setting, string path)
    {
        if (path.Contains('\0', StringComparison.Ordinal))
        {
            errors.Add($"{setting.Key} contains a NUL character: it must be a path.");
            return Path.DirectorySeparatorChar.ToString();
        }

        return Path.GetFullPath(path);
    }

    private string? Text(string key) => configuration[key] is { } text && !string.IsNullOrWhiteSpace(text) ? text.Trim() : null;
}
