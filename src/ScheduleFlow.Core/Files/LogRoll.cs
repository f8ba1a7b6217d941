using System.Globalization;

namespace ScheduleFlow.Core.Files;

/// <summary>When a log is rotated, and how many rotated files are kept.</summary>
/// <param name="MaxBytes">A file of this size is rotated; 0: never.</param>
/// <param name="MaxFiles">Rotated files to keep, <c>.1</c> the newest; at least 1.</param>
public readonly record struct LogRoll(long MaxBytes, int MaxFiles)
{
    /// <summary>32 MiB, and seven rotated files.</summary>
    public static readonly LogRoll Default = new(32 * 1024 * 1024, 7);

    /// <summary>Reads what <see cref="ToString"/> wrote; anything else is the default.</summary>
    public static LogRoll Parse(string? text) =>
        text?.Split(':') is [var bytes, var files]
        && long.TryParse(bytes, NumberStyles.None, CultureInfo.InvariantCulture, out var maxBytes)
        && int.TryParse(files, NumberStyles.None, CultureInfo.InvariantCulture, out var maxFiles) && maxFiles > 0
            ? new LogRoll(maxBytes, maxFiles)
            : Default;

    /// <summary>The value of an environment variable: <c>33554432:7</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{MaxBytes}:{MaxFiles}");
}
