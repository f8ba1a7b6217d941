using System.Globalization;

namespace ScheduleFlow.Gateway.Configuration;

/// <summary>
/// One setting. The values that the reader accepts, the text of <c>--help</c>, the list of known keys and the table in
/// docs/operations.md all come from it.
/// </summary>
/// <param name="Key">The key, with its sections: <c>ScheduleFlow:Launcher:MaxConcurrency</c>.</param>
/// <param name="Help">What it does, as the rest of a line.</param>
internal abstract record Setting(string Key, string Help)
{
    /// <summary>The default, as people read it; null: there is none.</summary>
    public abstract string? Default { get; }

    /// <summary>The allowed values, as people read them; null: any text.</summary>
    public virtual string? Range => null;

    /// <summary>A short name on the command line, as in <c>--data</c>; null: it has none.</summary>
    public string? Option { get; init; }

    /// <summary>The name of the short name's value in <c>--help</c>; null: it has no value and means true.</summary>
    public string? OptionValue { get; init; }

    /// <summary>The key as people read it.</summary>
    public virtual string Name => Key;

    /// <summary>Whether this is a key of this setting. Keys are the same in any case.</summary>
    public virtual bool Has(string key) => key.Equals(Key, StringComparison.OrdinalIgnoreCase);

    /// <summary>The part after the key and a colon; null for another key.</summary>
    protected string? PartOf(string key) =>
        key.Length > Key.Length + 1 && key.StartsWith(Key + ":", StringComparison.OrdinalIgnoreCase) ? key[(Key.Length + 1)..] : null;
}

/// <summary>A text of any kind, a path or an address.</summary>
internal sealed record TextSetting(string Key, string? Default, string Help) : Setting(Key, Help)
{
    public override string? Default { get; } = Default;
}

/// <summary>True or false.</summary>
internal sealed record FlagSetting(string Key, bool Otherwise, string Help) : Setting(Key, Help)
{
    public override string Default => Otherwise ? "true" : "false";

    public override string Range => "true, false";
}

/// <summary>A whole number, both ends included.</summary>
internal sealed record WholeSetting(string Key, long Otherwise, long Min, long Max, string Help) : Setting(Key, Help)
{
    /// <summary>Whether 0 is allowed too, although it is below the minimum.</summary>
    public bool OrZero { get; init; }

    public override string Default => Otherwise.ToString(CultureInfo.InvariantCulture);

    public override string Range => string.Create(CultureInfo.InvariantCulture, $"{Min:N0}–{Max:N0}{(OrZero ? ", or 0" : "")}");

    public bool Takes(long value) => (value >= Min && value <= Max) || (OrZero && value == 0);
}

/// <summary>A number of seconds, both ends included.</summary>
internal sealed record SecondsSetting(string Key, double Otherwise, double Min, double Max, string Help) : Setting(Key, Help)
{
    public override string Default => Otherwise.ToString(CultureInfo.InvariantCulture);

    public override string Range => string.Create(CultureInfo.InvariantCulture, $"{Min:#,0.#}–{Max:#,0.#}");
}

/// <summary>One of a few words, in any case.</summary>
internal sealed record ChoiceSetting<T>(string Key, string? Default, string Help, params T[] Choices) : Setting(Key, Help)
    where T : struct, Enum
{
    public override string? Default { get; } = Default;

    public override string Range => string.Join(", ", Choices).ToLowerInvariant();
}

/// <summary>A list: <c>key:0</c>, <c>key:1</c> …, or one text with separators.</summary>
internal sealed record ListSetting(string Key, char Separator, string? Default, string Help) : Setting(Key, Help)
{
    public override string? Default { get; } = Default;

    public override bool Has(string key) => base.Has(key) || PartOf(key)?.All(char.IsAsciiDigit) == true;
}

/// <summary>Texts by names of the user's own.</summary>
internal sealed record MapSetting(string Key, string Help) : Setting(Key, Help)
{
    public override string? Default => null;

    public override string Name => Key + ":NAME";

    public override bool Has(string key) => PartOf(key)?.Contains(':') == false;
}

/// <summary>Everything that begins so: others read it, and know which of it there is.</summary>
internal sealed record ForeignSetting(string Key, string Help) : Setting(Key, Help)
{
    public override string? Default => null;

    public override string Name => Key + "…";

    public override bool Has(string key) => key.StartsWith(Key, StringComparison.OrdinalIgnoreCase);
}
