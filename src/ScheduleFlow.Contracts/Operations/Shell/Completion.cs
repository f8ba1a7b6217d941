namespace ScheduleFlow.Contracts.Operations.Shell;

/// <summary>Asks for the script with which a shell completes our verbs and options.</summary>
public sealed class CompletionRequest : Request
{
    public const string Verb = "completion";

    private static readonly Option ShellOption = new("shell", "The shell")
    {
        Choices = ["bash", "zsh", "fish"],
        IsStrict = true,
        IsOperand = true,
        IsRequired = true,
    };

    private static readonly Operation Declaration = new(Verb, Area.Shell, "Print a shell's completion script")
    {
        Options = [ShellOption],
        Reply = ReplyForm.Document,
        Examples =
        [
            "source <(scheduleflow completion bash)",
            "scheduleflow completion zsh > ~/.zfunc/_scheduleflow",
            "scheduleflow completion fish > ~/.config/fish/completions/scheduleflow.fish",
        ],
    };

    public override Operation Operation => Declaration;

    /// <summary>bash, zsh or fish.</summary>
    public string Shell
    {
        get => Required(ShellOption);
        init => Set(ShellOption, value);
    }
}
