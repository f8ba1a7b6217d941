using System.Diagnostics;

namespace ScheduleFlow.Core.Operations.Shell;

/// <summary>
/// The scripts with which shells complete our verbs and options. They ask the program itself, through System.CommandLine's
/// <c>[suggest:POSITION]</c> directive, and complete file names if it has no answer. Names in a store are anybody's text:
/// a shell quotes them, and never expands them (as <c>compgen -W</c> would).
/// </summary>
internal static class CompletionScripts
{
    private const string Bash = """
        # bash completion for scheduleflow:  source <(scheduleflow completion bash)
        _scheduleflow() {
            local current="${COMP_WORDS[COMP_CWORD]}" word
            COMPREPLY=()
            while IFS= read -r word; do
                [[ -n "${word}" && "${word}" == "${current}"* ]] && COMPREPLY+=("$(printf '%q' "${word}")")
            done < <("${COMP_WORDS[0]}" "[suggest:${COMP_POINT}]" "${COMP_LINE}" 2>/dev/null)
        }
        complete -o default -F _scheduleflow scheduleflow

        """;

    private const string Zsh = """
        #compdef scheduleflow
        # zsh completion for scheduleflow:  scheduleflow completion zsh > a folder of $fpath, as _scheduleflow
        _scheduleflow() {
            local -a words_found
            words_found=("${(@f)$("${words[1]}" "[suggest:${CURSOR}]" "${BUFFER}" 2>/dev/null)}")
            if (( ${#words_found} )) && [[ -n "${words_found[1]}" ]]; then
                compadd -a words_found
            else
                _files
            fi
        }
        if [ "${funcstack[1]}" = "_scheduleflow" ]; then _scheduleflow "$@"; else compdef _scheduleflow scheduleflow; fi

        """;

    private const string Fish = """
        # fish completion for scheduleflow:  scheduleflow completion fish > ~/.config/fish/completions/scheduleflow.fish
        function __scheduleflow_complete
            set -l line (commandline -cp)
            scheduleflow "[suggest:"(string length -- "$line")"]" "$line" 2>/dev/null
        end
        complete -c scheduleflow -a '(__scheduleflow_complete)'

        """;

    /// <param name="shell">bash, zsh or fish.</param>
    public static string For(string shell) => shell switch
    {
        "bash" => Bash,
        "zsh" => Zsh,
        "fish" => Fish,
        _ => throw new UnreachableException(),
    };
}
