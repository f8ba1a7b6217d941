using System.CommandLine;
using System.CommandLine.Completions;
using System.CommandLine.Parsing;
using ScheduleFlow.Cli.Completion;
using ScheduleFlow.Contracts.Operations;
using DeclaredOption = ScheduleFlow.Contracts.Operations.Option;
using Operation = ScheduleFlow.Contracts.Operations.Operation;

namespace ScheduleFlow.Cli.Binding;

/// <summary>The options of an operation in System.CommandLine's terms, and their values from a line back into the request.</summary>
internal sealed class RequestBinding(Request request)
{
    private readonly List<(DeclaredOption Option, Symbol Symbol)> _symbols = [];

    public void AddTo(Command command, GlobalOptions globals)
    {
        // A request that is one JSON object says itself what a line must say otherwise.
        var mayBeInBody = request.Operation.HasRequestBody;
        foreach (var option in request.Operation.Options)
        {
            if (option.Reach == OptionReach.Http)
            {
                continue;
            }

            if (option.IsOperand)
            {
                var argument = ArgumentOf(option, mayBeInBody);
                Complete(argument.CompletionSources, option, globals);
                command.Arguments.Add(argument);
                _symbols.Add((option, argument));
            }
            else
            {
                var symbol = OptionOf(option, mayBeInBody);
                Complete(symbol.CompletionSources, option, globals);
                command.Options.Add(symbol);
                _symbols.Add((option, symbol));
            }
        }
    }

    public void Read(ParseResult parse)
    {
        foreach (var (option, symbol) in _symbols)
        {
            switch (symbol)
            {
                case Option<bool> flag when parse.GetValue(flag):
                    request.Add(option, ValueCheck.True);
                    break;
                case Option<bool>:
                    break;
                case System.CommandLine.Option:
                    Read(option, parse.GetResult(symbol)?.Tokens, isGiven: parse.GetResult(symbol) is not null);
                    break;
                default:
                    Read(option, parse.GetResult(symbol)?.Tokens, isGiven: false);
                    break;
            }
        }
    }

    // Known values: from the declaration and from the store.
    private static void Complete(
        List<Func<CompletionContext, IEnumerable<CompletionItem>>> sources, DeclaredOption option, GlobalOptions globals)
    {
        if (!option.Choices.IsEmpty && !option.IsStrict)
        {
            sources.Add(_ => option.Choices.Select(choice => new CompletionItem(choice)));
        }

        if (option.Of != Noun.None)
        {
            sources.Add(context => StoredIds.Of(option.Of, globals.DataOf(context.ParseResult)).Select(id => new CompletionItem(id)));
        }
    }

    private void Read(DeclaredOption option, IReadOnlyList<Token>? tokens, bool isGiven)
    {
        foreach (var token in tokens ?? [])
        {
            request.Add(option, token.Value);
        }

        if (isGiven && tokens is not { Count: > 0 })
        {
            // An empty idempotency key was meant to be one, so it is checked as one.
            request.Add(option, "");
        }
    }

    private static Argument ArgumentOf(DeclaredOption option, bool mayBeInBody)
    {
        var arity = (option.IsList, option.IsRequired && !mayBeInBody) switch
        {
            (true, true) => ArgumentArity.OneOrMore,
            (true, false) => ArgumentArity.ZeroOrMore,
            (false, true) => ArgumentArity.ExactlyOne,
            (false, false) => ArgumentArity.ZeroOrOne,
        };
        var name = option.ValueName ?? option.Name.ToUpperInvariant();
        if (option.IsList)
        {
            return new Argument<string[]>(name) { Description = OptionHelp.Of(option), Arity = arity };
        }

        var argument = new Argument<string>(name) { Description = OptionHelp.Of(option), HelpName = name, Arity = arity };
        if (option.IsStrict)
        {
            argument.AcceptOnlyFromAmong([.. option.Choices]);
        }

        return argument;
    }

    private static System.CommandLine.Option OptionOf(DeclaredOption option, bool mayBeInBody)
    {
        if (option.Type == OptionType.Flag)
        {
            return Described<bool>(option, isRequired: false);
        }

        var isRequired = option.IsRequired && !mayBeInBody;
        if (option.IsList)
        {
            return Described<string[]>(option, isRequired);
        }

        var single = Described<string>(option, isRequired);
        if (option == Operation.IdempotencyKey || option.IsValueOptional)
        {
            single.Arity = ArgumentArity.ZeroOrOne;
        }

        if (option.IsStrict)
        {
            single.AcceptOnlyFromAmong([.. option.Choices]);
        }

        return single;
    }

    private static Option<T> Described<T>(DeclaredOption option, bool isRequired) =>
        new($"--{option.Name}", [.. option.OtherNames.Select(other => $"--{other}")])
        {
            Description = OptionHelp.Of(option),
            HelpName = option.ValueName,
            Hidden = option.Reach == OptionReach.Gateway,
            Required = isRequired,
        };
}
