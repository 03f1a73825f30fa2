// The final listing of the Rust Book (chapter 21): four workers share the receiver of a channel of jobs, and each
// connection is answered once and closed. Beyond the Book it serves the file that it is told to, at the path of its
// name, reads bytes instead of text, says `Connection: close`, and does not print.
//
//     book SITE PORT FILE

use std::{
    env, fs,
    io::{prelude::*, BufReader},
    net::{TcpListener, TcpStream},
    path::Path,
    sync::{mpsc, Arc, Mutex},
    thread,
};

type Job = Box<dyn FnOnce() + Send + 'static>;

struct ThreadPool {
    workers: Vec<Worker>,
    sender: Option<mpsc::Sender<Job>>,
}

impl ThreadPool {
    fn new(size: usize) -> ThreadPool {
        assert!(size > 0);
        let (sender, receiver) = mpsc::channel();
        let receiver = Arc::new(Mutex::new(receiver));
        let workers = (0..size).map(|_| Worker::new(Arc::clone(&receiver))).collect();
        ThreadPool { workers, sender: Some(sender) }
    }

    fn execute<F>(&self, f: F)
    where
        F: FnOnce() + Send + 'static,
    {
        self.sender.as_ref().unwrap().send(Box::new(f)).unwrap();
    }
}

impl Drop for ThreadPool {
    fn drop(&mut self) {
        drop(self.sender.take());
        for worker in self.workers.drain(..) {
            worker.thread.join().unwrap();
        }
    }
}

struct Worker {
    thread: thread::JoinHandle<()>,
}

impl Worker {
    fn new(receiver: Arc<Mutex<mpsc::Receiver<Job>>>) -> Worker {
        let thread = thread::spawn(move || loop {
            let message = receiver.lock().unwrap().recv();
            match message {
                Ok(job) => job(),
                Err(_) => break,
            }
        });
        Worker { thread }
    }
}

fn handle_connection(mut stream: TcpStream, site: &str, file: &str) -> std::io::Result<()> {
    let request_line = match BufReader::new(&stream).lines().next() {
        Some(line) => line?,
        None => return Ok(()),
    };
    let (status_line, contents) = if request_line == format!("GET /{file} HTTP/1.1") {
        ("HTTP/1.1 200 OK", fs::read(Path::new(site).join(file))?)
    } else {
        ("HTTP/1.1 404 NOT FOUND", b"not found\n".to_vec())
    };
    let length = contents.len();
    let mut response =
        format!("{status_line}\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n").into_bytes();
    response.extend_from_slice(&contents);
    stream.write_all(&response)
}

fn main() {
    let arguments: Vec<String> = env::args().collect();
    let listener = TcpListener::bind(format!("127.0.0.1:{}", arguments[2])).unwrap();
    let pool = ThreadPool::new(4);
    for stream in listener.incoming().flatten() {
        let (site, file) = (arguments[1].clone(), arguments[3].clone());
        pool.execute(move || {
            // A client that has gone is nobody's trouble.
            let _ = handle_connection(stream, &site, &file);
        });
    }
}
