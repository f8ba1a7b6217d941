using System.CommandLine;
using ScheduleFlow.Core.Operations.Inputs;

namespace ScheduleFlow.Cli.Verbs;

/// <summary>With which the gateway says where a path may lead to and what an upload is called; a person in a shell needs neither.</summary>
internal sealed class UploadOptions
{
    private readonly Option<string[]> _roots = new("--import-root") { Description = "A folder that FILE must lie in; may be repeated", HelpName = "DIR", Hidden = true };
    private readonly Option<string> _inputName = new("--input-name") { Description = "What standard input is called, where the document does not say", HelpName = "NAME", Hidden = true };

    public void AddTo(Command command)
    {
        command.Options.Add(_roots);
        command.Options.Add(_inputName);
    }

    public InputSource Apply(InputSource source, ParseResult parse) => source with
    {
        Roots = [.. parse.GetValue(_roots) ?? []],
        StandardInputName = parse.GetValue(_inputName),
    };
}
