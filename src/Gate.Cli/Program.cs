using Gate.Cli;
using Gate.Cli.Terminal;

var console = SystemConsole.Open();
using var interruption = Interruption.Listen();
return await CommandLine.RunAsync(args, console, interruption.Token);
