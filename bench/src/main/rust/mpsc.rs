//! Rust's std::sync::mpsc in the same loops as the channels of the JVM.
//!
//!     mpsc CAPACITY|unbounded PRODUCERS CONSUMERS MESSAGES
//!
//! prints the nanoseconds that the messages took. Several consumers share the receiver through a mutex.
use std::env::args;
use std::sync::mpsc::{channel, sync_channel, Receiver, Sender, SyncSender};
use std::sync::{Arc, Barrier, Mutex};
use std::thread;
use std::time::Instant;

#[derive(Clone)]
enum Tx {
    Unbounded(Sender<u64>),
    Bounded(SyncSender<u64>),
}

fn send(tx: Tx, messages: u64) {
    match tx {
        Tx::Unbounded(tx) => (0..messages).for_each(|i| tx.send(i).unwrap()),
        Tx::Bounded(tx) => (0..messages).for_each(|i| tx.send(i).unwrap()),
    }
}

fn pair(capacity: &str) -> (Tx, Receiver<u64>) {
    if capacity == "unbounded" {
        let (tx, rx) = channel();
        (Tx::Unbounded(tx), rx)
    } else {
        let (tx, rx) = sync_channel(capacity.parse().unwrap());
        (Tx::Bounded(tx), rx)
    }
}

fn main() {
    let words: Vec<String> = args().collect();
    let (tx, rx) = pair(&words[1]);
    let producers: u64 = words[2].parse().unwrap();
    let consumers: u64 = words[3].parse().unwrap();
    let messages: u64 = words[4].parse().unwrap();
    let start = Arc::new(Barrier::new((producers + consumers + 1) as usize));
    let mut threads = Vec::new();
    for _ in 0..producers {
        let (tx, start) = (tx.clone(), start.clone());
        threads.push(thread::spawn(move || {
            start.wait();
            send(tx, messages / producers);
        }));
    }
    if consumers == 1 {
        let start = start.clone();
        threads.push(thread::spawn(move || {
            start.wait();
            (0..messages).for_each(|_| {
                rx.recv().unwrap();
            });
        }));
    } else {
        let shared = Arc::new(Mutex::new(rx));
        for _ in 0..consumers {
            let (rx, start) = (shared.clone(), start.clone());
            threads.push(thread::spawn(move || {
                start.wait();
                (0..messages / consumers).for_each(|_| {
                    rx.lock().unwrap().recv().unwrap();
                });
            }));
        }
    }
    start.wait();
    let begin = Instant::now();
    threads
        .into_iter()
        .for_each(|thread| thread.join().unwrap());
    println!("{}", begin.elapsed().as_nanos());
}
