namespace ScheduleFlow.EndToEnd.Tests.Shell;

public sealed class CompletionTests : VerbTests
{
    [Theory]
    [InlineData("scheduleflow li", "lint", "list-audit", "list-backups", "list-channels", "list-keys", "list-pages", "list-playlists", "list-revisions", "list-schedules", "list-users")]
    [InlineData("scheduleflow delete-a", "delete-all-schedules")]
    [InlineData("scheduleflow pl", "plan")]
    [InlineData("scheduleflow apply --pl", "--plan-hash")]
    [InlineData("scheduleflow import-schedule --for", "--format")]
    [InlineData("scheduleflow create-key ci --role ", "viewer", "editor", "admin")]
    [InlineData("scheduleflow list-schedules --output ", "json", "table")]
    public void Bash_completes_what_the_program_knows(string line, params string[] words)
    {
        var script = $$"""
            source <(scheduleflow completion bash)
            COMP_LINE={{Quote(line)}}
            COMP_POINT=${#COMP_LINE}
            read -ra COMP_WORDS <<< "$COMP_LINE"
            [[ $COMP_LINE == *' ' ]] && COMP_WORDS+=('')
            COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
            complete -p scheduleflow >&2 || exit 9
            _scheduleflow
            printf '%s\n' "${COMPREPLY[@]}"
            """;

        var bash = Bash.Run(script, Folder.Path, ("SCHEDULEFLOW_LOG", "off"));

        bash.ExitCode.Should().Be(0, bash.Error);
        bash.Lines.Should().BeEquivalentTo(words);
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("We", false)]
    public void Bash_completes_ids_and_names_and_expands_none(string word, bool withId)
    {
        var data = Folder["completed"];
        var id = new Worker(data).Run("import-schedule", Demo("campus_week.xml"), "--name", "Week 49 $(touch broken)").MustSucceed().Text("schedule_id");
        var script = $$"""
            source <(scheduleflow completion bash)
            COMP_LINE="scheduleflow show-schedule {{word}}"
            COMP_POINT=${#COMP_LINE}
            COMP_WORDS=(scheduleflow show-schedule "{{word}}")
            COMP_CWORD=2
            _scheduleflow
            printf '%s\n' "${COMPREPLY[@]}"
            """;

        var bash = Bash.Run(script, Folder.Path, ("SCHEDULEFLOW_LOG", "off"), ("SCHEDULEFLOW_DATA", data));

        bash.Lines.Should().Contain("Week\\ 49\\ \\$\\(touch\\ broken\\)");
        bash.Lines.Contains(id).Should().Be(withId);
        File.Exists(Folder["broken"]).Should().BeFalse();
    }

    [Fact]
    public void Bash_completes_the_shells_that_there_are_scripts_for()
    {
        var bash = Bash.Run(
            "source <(scheduleflow completion bash); COMP_WORDS=(scheduleflow completion ''); COMP_CWORD=2; COMP_LINE='scheduleflow completion '; COMP_POINT=${#COMP_LINE}; _scheduleflow; printf '%s\\n' \"${COMPREPLY[@]}\"",
            Folder.Path,
            ("SCHEDULEFLOW_LOG", "off"));

        bash.Lines.Should().Contain(["bash", "zsh", "fish"]);
    }

    // Every script is printed; a shell that is installed says whether it is one.
    [Theory]
    [InlineData("bash")]
    [InlineData("zsh")]
    [InlineData("fish")]
    public void A_script_is_one_that_its_shell_accepts(string shell)
    {
        var script = Worker.Run("completion", shell);
        script.ExitCode.Should().Be(0);
        script.Text.Should().Contain("scheduleflow");
        var path = Folder.Write($"completion.{shell}", script.Text);

        var check = Bash.Run($"command -v {shell} > /dev/null || exit 0; {shell} -n {Quote(path)}", Folder.Path);

        check.ExitCode.Should().Be(0, check.Error);
    }

    private static string Quote(string text) => $"'{text}'";
}
