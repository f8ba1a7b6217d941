using System.CommandLine;
using ScheduleFlow.Core.Operations.Inputs;

namespace ScheduleFlow.Cli.Verbs;

/// <summary>What and where to export, for every verb that does.</summary>
internal sealed class ExportOptions(string formats)
{
    /// <summary>What a schedule is written as.</summary>
    public const string ScheduleFormats = "xml (TVGuide), json, m3u, xmltv, ffplayout, csv, ics, ersatztv, casparcg, caspar-list or html (player page)";

    private readonly Option<string> _format = new("--format") { Description = $"{formats}", HelpName = "F", Required = true };
    private readonly Option<string> _output = new("--output") { Description = "The file to write or replace; default: the document goes to stdout", HelpName = "FILE" };
    private readonly Option<string> _exportName = new("--export-name") { Description = "Write into the data folder's exports/ under this plain name", HelpName = "NAME" };

    public void AddTo(Command command)
    {
        command.Options.Add(_format);
        command.Options.Add(_output);
        command.Options.Add(_exportName);
    }

    public string Format(ParseResult parse) => parse.GetRequiredValue(_format);

    /// <summary>The file to write, or null for stdout.</summary>
    public ExportTarget? Target(ParseResult parse) =>
        parse.GetValue(_exportName) is { } name ? ExportTarget.InStore(name)
        : parse.GetValue(_output) is { } path and not "-" ? ExportTarget.Path(path)
        : null;
}
