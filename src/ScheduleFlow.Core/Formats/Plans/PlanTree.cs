using System.Collections.Immutable;
using ScheduleFlow.Core.Contracts;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace ScheduleFlow.Core.Formats.Plans;

/// <summary>YAML, and so JSON too → a tree with places. Anchors, aliases and tags are refused: a plan says what it means.</summary>
internal static class PlanTree
{
    private const int MaxDepth = 32;

    public static Outcome<PlanNode> Parse(string text)
    {
        try
        {
            var parser = new Parser(new StringReader(text));
            parser.Consume<StreamStart>();
            if (parser.Accept<StreamEnd>(out _))
            {
                return new Problem(ErrorType.ParseError, "The plan is empty.") { Hint = "docs/plans.md has an example to start from." };
            }

            parser.Consume<DocumentStart>();
            var root = Node(parser, 0);
            parser.Consume<DocumentEnd>();
            return parser.TryConsume<StreamEnd>(out _)
                ? root
                : new Problem(ErrorType.ParseError, $"Line {parser.Current!.Start.Line}: a second document begins here; a plan is one.");
        }
        catch (UnreadablePlanException exception)
        {
            return new Problem(ErrorType.ParseError, exception.Message);
        }
        catch (YamlException exception)
        {
            return new Problem(ErrorType.ParseError, $"Line {exception.Start.Line}, column {exception.Start.Column}: {Reason(exception)}");
        }
    }

    private static PlanNode Node(Parser parser, int depth)
    {
        var start = (parser.Current ?? Next(parser)).Start;
        if (depth > MaxDepth)
        {
            throw new UnreadablePlanException($"Line {start.Line}, column {start.Column}: nested more than {MaxDepth} deep.");
        }

        switch (parser.Current)
        {
            case NodeEvent { Anchor.IsEmpty: false } or AnchorAlias:
                throw new UnreadablePlanException($"Line {start.Line}, column {start.Column}: anchors (&) and aliases (*) are not read. Quote a text that begins with such a character.");
            case NodeEvent { Tag: { IsEmpty: false, IsNonSpecific: false } }:
                throw new UnreadablePlanException($"Line {start.Line}, column {start.Column}: tags (!) are not read. Quote a text that begins with one.");
            case YamlDotNet.Core.Events.Scalar scalar:
                parser.MoveNext();
                return new PlanNode.Scalar(start.Line, start.Column, scalar.Value, scalar.Style != ScalarStyle.Plain);
            case SequenceStart:
                parser.MoveNext();
                var items = ImmutableArray.CreateBuilder<PlanNode>();
                while (!parser.TryConsume<SequenceEnd>(out _))
                {
                    items.Add(Node(parser, depth + 1));
                }

                return new PlanNode.Sequence(start.Line, start.Column, items.ToImmutable());
            case MappingStart:
                parser.MoveNext();
                return Mapping(parser, start, depth);
            default:
                throw new UnreadablePlanException($"Line {start.Line}, column {start.Column}: a value is missing.");
        }
    }

    private static PlanNode.Mapping Mapping(Parser parser, Mark start, int depth)
    {
        var entries = ImmutableArray.CreateBuilder<KeyValuePair<PlanNode.Scalar, PlanNode>>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            if (Node(parser, depth + 1) is not PlanNode.Scalar key)
            {
                throw new UnreadablePlanException($"Line {start.Line}, column {start.Column}: a key must be a text.");
            }

            if (!names.Add(key.Text))
            {
                throw new UnreadablePlanException($"Line {key.Line}, column {key.Column}: “{key.Text}” stands twice in the same object.");
            }

            entries.Add(new(key, Node(parser, depth + 1)));
        }

        return new PlanNode.Mapping(start.Line, start.Column, entries.ToImmutable());
    }

    private static ParsingEvent Next(Parser parser)
    {
        parser.MoveNext();
        return parser.Current!;
    }

    // The library's message repeats the place.
    private static string Reason(YamlException exception)
    {
        var message = exception.InnerException?.Message ?? exception.Message;
        return message.Length > 0 && message[^1] != '.' ? message + "." : message;
    }

    private sealed class UnreadablePlanException(string message) : Exception(message);
}
