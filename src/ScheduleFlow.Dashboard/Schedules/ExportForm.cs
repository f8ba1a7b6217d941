using System.Collections.Immutable;
using System.Text;
using ScheduleFlow.Contracts;
using ScheduleFlow.Contracts.Operations;
using ScheduleFlow.Contracts.Operations.Schedules;
using ScheduleFlow.Dashboard.Parts;

namespace ScheduleFlow.Dashboard.Schedules;

/// <summary>What a person chooses for an export: the options that the download of a schedule declares.</summary>
internal static class ExportForm
{
    private static readonly Operation Declaration = new ExportScheduleRequest().Operation;
    private static readonly HttpRoute Download = Declaration.Routes.First(route => route.Reply == ReplyForm.Document);

    /// <summary>The format, which everybody chooses.</summary>
    public static Option Format { get; } = Declaration.OptionsOf(Download).First(option => option.IsRequired && !option.IsOperand);

    /// <summary>What else may be chosen: a span, a channel, a day.</summary>
    public static ImmutableArray<Option> Others { get; } =
        [.. Declaration.OptionsOf(Download).Where(option => !option.IsOperand && !ReferenceEquals(option, Format))];

    /// <summary>The choices of somebody who has chosen nothing: those of the route.</summary>
    public static OptionValues Begin(string? format = null)
    {
        var usual = Download.Defaults.FirstOrDefault(value => value.Field == Format.Field).Value;
        return new OptionValues { [Format] = Format.Choices.Contains(format ?? "") ? format : usual };
    }

    /// <summary>The name of the file where the server suggests none: the schedule's, without what file names may not have.</summary>
    public static string FileNameOf(string name, string format)
    {
        var plain = new StringBuilder();
        foreach (var c in name.Trim())
        {
            plain.Append(char.IsLetterOrDigit(c) || "-_. ".Contains(c, StringComparison.Ordinal) ? c : '_');
        }

        return $"{plain}{FormatNames.MediaTypeOf(format)?.Extension}";
    }

    /// <summary>The first lines of a document, each cut where it is too long to be read.</summary>
    /// <param name="document">A text in UTF-8.</param>
    /// <param name="lines">How many lines.</param>
    public static string BeginningOf(byte[] document, int lines = 40)
    {
        const int MostBytes = 32 * 1024;
        const int Widest = 400;
        var text = Encoding.UTF8.GetString(document, 0, Math.Min(document.Length, MostBytes));
        var shown = text.Split('\n').Take(lines).Select(line => line.TrimEnd('\r')).Select(line => line.Length > Widest ? $"{line[..Widest]} …" : line);
        return string.Join('\n', shown).TrimEnd() + (document.Length > MostBytes || text.Count(c => c == '\n') > lines ? "\n…" : "");
    }
}
