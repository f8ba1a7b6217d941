namespace ScheduleFlow.Core.Formats.Descriptors;

/// <summary>In which order documents are recognised. M3U comes before JSON, as such lists begin with anything.</summary>
internal static class SniffOrder
{
    /// <summary>A root element or a first line of its own.</summary>
    public const int Named = 10;

    /// <summary>XML, whatever its root.</summary>
    public const int Markup = 20;

    /// <summary>A text that begins in a way of its own.</summary>
    public const int FirstLine = 30;

    /// <summary>A header that names columns.</summary>
    public const int Header = 40;

    public const int Manifest = 50;

    /// <summary>A tag anywhere in the first text.</summary>
    public const int Tag = 60;

    /// <summary>JSON or INI with something of its own.</summary>
    public const int Structure = 70;

    /// <summary>Anything of a kind.</summary>
    public const int Anything = 80;
}
